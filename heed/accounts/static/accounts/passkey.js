// Asks the browser for a passkey and sends what it answers with the form around the button.
// Bytes travel as base64 without "+", "/" and "=", as WebAuthn writes them in JSON.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))

const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const withBytes = (options) => {
  const { publicKey } = options
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }))
  publicKey.challenge = bytesOf(publicKey.challenge)
  if (publicKey.user) publicKey.user.id = bytesOf(publicKey.user.id)
  publicKey.excludeCredentials = known(publicKey.excludeCredentials)
  publicKey.allowCredentials = known(publicKey.allowCredentials)
  return { publicKey }
}

const asText = ({ id, rawId, type, authenticatorAttachment, response, ...rest }, extensions) => {
  const fields = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const said = fields.filter((field) => response[field])
  return JSON.stringify({
    id,
    rawId: textOf(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: extensions,
    response: Object.fromEntries(said.map((field) => [field, textOf(response[field])]))
  })
}

const ask = async (place, button, problem) => {
  const form = place.closest('form')
  problem.hidden = true
  button.disabled = true
  try {
    const options = withBytes(JSON.parse(place.dataset.heedOptions))
    const passkey = await navigator.credentials[place.dataset.heedPasskey](options)
    form.elements.passkey.value = asText(passkey, passkey.getClientExtensionResults())
    form.submit()
  } catch (refusal) {
    problem.textContent =
      refusal.name === 'InvalidStateError'
        ? 'This passkey is on your account already. Use another one.'
        : 'Your browser gave no passkey. Try again, or use an authenticator app.'
    problem.hidden = false
    button.disabled = false
  }
}

for (const place of document.querySelectorAll('[data-heed-passkey]')) {
  const button = place.querySelector('[data-heed-passkey-button]')
  const problem = place.querySelector('[data-heed-passkey-problem]')
  place.querySelector('[data-heed-passkey-without]').hidden = true
  if (window.PublicKeyCredential) {
    button.hidden = false
    button.addEventListener('click', () => ask(place, button, problem))
  } else {
    problem.textContent = 'Passkeys do not work in this browser or at this address. Use a code from an app instead.'
    problem.hidden = false
  }
}
