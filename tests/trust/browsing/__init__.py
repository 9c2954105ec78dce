"""How does somebody without a browser open every page, send every form and read every file?"""
