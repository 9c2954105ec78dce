"""Who is known in an invented case: as many people as are asked for, with what else is known."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

from heed.disclosure.finding.forms import is_nhs_number
from heed.disclosure.finding.known import Known, Person
from heed.disclosure.finding.word_lists import words_in

FIRST: Final = words_in(
    """
    Aaliyah Abigail Adam Adele Agnieszka Ahmed Aisha Alan Albert Alexander Alfie Alice Amara
    Amelia Amy Andrew Anita Anna Arthur Ashley Ayesha Barbara Benjamin Bethany Bilal Brian
    Bronwyn Callum Carl Caroline Catherine Charlotte Chidi Chloe Chloé Christopher Claire Connor
    Craig Daniel Daisy Darren Dawn Deborah Denise Derek Dylan Edward Eilidh Elena Elijah
    Elizabeth Ella Ellie Emily Emma Ethan Fatima Finley Fiona Freya Gareth Gary George Georgia
    Geraldine Grace Graham Hannah Harriet Harry Hassan Heather Helen Henry Holly Hope Ian
    Ibrahim Imogen Isaac Isla Jack Jacob Jade James Jamie Jane Jasmine Jason Jean Jennifer
    Jessica Joanne Jodie Jonathan Joseph Joshua Julie Kai Karen Katherine Kayleigh Keith Kelly
    Kevin Khadija Kieran Kylie Laura Lauren Leanne Lee Leon Lewis Liam Linda Lisa Louise Lucas
    Lucy Luke Małgorzata Marcus Margaret Maria Mark Martin Matilda Matthew Max Megan Mia Michael
    Michelle Mohammed Molly Nadia Naomi Natalie Nathan Niamh Nicola Noah Nora Oliver Olivia Omar
    Oscar Patricia Patrick Paul Peter Philip Phoebe Poppy Priya Rachel Rebecca Reece Rhys
    Richard Robert Rosie Ruby Ryan Samantha Samuel Sanjay Sarah Sean Shannon Sharon Shaun Shreya
    Siobhan Sofia Sophie Stacey Stephanie Stephen Steven Stuart Summer Susan Tanya Teresa Thomas
    Toby Tracey Tyler Victoria Vikram Wayne Wendy William Yasmin Yusuf Zachary Zainab Zara Zoe
    Zoë
    """
)
LAST: Final = words_in(
    """
    Abbott Achebe Adams Ahmed Akhtar Ali Allen Anderson Andrews Armstrong Atkinson Bailey Baker
    Ball Barker Barnes Barrett Bates Begum Bell Bennett Berry Bevan Blackburn Booth Bradley
    Brennan Briggs Brown Burgess Burns Butler Byrne Campbell Carpenter Carr Carter Chapman Clark
    Clarke Coleman Collins Connolly Cook Cooper Corbett Cox Crawford Cunningham Curtis Davidson
    Davies Dawson Dean Dixon Doherty Douglas Doyle Edwards Elliott Ellis Evans Farrell Fisher
    Fletcher Ford Foster Fox Francis Fraser Gallagher Garcia Gardner George Gibson Gilbert Gill
    Goodwin Gordon Graham Grant Gray Green Griffiths Hall Hamilton Hammond Harding Harper Harris
    Harrison Hart Harvey Hawkins Henderson Higgins Hill Holland Holmes Hopkins Howard Howells
    Hudson Hughes Hunter Hussain Hutchinson Jackson Jameson Jenkins Jennings Johnson Johnston
    Jones Kaur Kelly Kennedy Khan Kowalski Lambert Lawrence Lawson Lewis Lloyd Lowe MacDonald
    Marsh Marshall Martin Mason Matthews McCarthy McGrath McKenzie Mensah Miller Mills Mitchell
    Moore Morgan Morris Morrison Murphy Murray Nair Nash Newton Nguyen Nicholson Novak O'Brien
    O'Connor O'Neill Okafor Oliver Owen Owens Palmer Parker Parry Parsons Patel Payne Pearce
    Perkins Perry Phillips Poole Porter Powell Price Pritchard Pugh Quinn Rahman Rees Reid
    Reynolds Rhodes Richards Richardson Riley Roberts Robertson Robinson Rogers Rose Russell
    Ryan Sanders Saunders Scott Sharma Shaw Shepherd Simmons Simpson Singh Smith Spencer Stanley
    Stephens Stevens Stewart Stone Sullivan Sutton Taylor Thomas Thompson Thomson Thornton Todd
    Tucker Turner Wallace Walsh Walters Ward Warren Watkins Watson Watts Webb Webster Wells West
    White Wilkinson Williams Williamson Willis Wilson Wood Woods Woodward Wright Yates Young
    """
)
STREETS: Final = words_in(
    """
    Acacia Beech Canal Chestnut Foundry Hawthorn Larkspur Mill Orchard Quarry
    """
)
KINDS: Final = words_in(
    """
    Avenue Close Crescent Drive Gardens Lane Road Street Terrace Way
    """
)
TOWNS: Final = words_in(
    """
    Aldersby Brackenford Cotterstone Dunmarsh Elderwick Fallowby
    """
)
SAINTS: Final = words_in(
    """
    Agatha Bede Chad Cuthbert Dunstan Hilda Oswald Wilfrid
    """
)
FIRST_DAY: Final = date(1950, 1, 1)


def case(count: int, *, seed: int) -> Known:
    """Return what a case with so many people knows."""
    chosen = random.Random(seed)
    return Known(
        people=tuple(_person(chosen) for _ in range(count)),
        places=tuple(_address(chosen) for _ in range(20)),
        organisations=tuple(
            f"St {chosen.choice(SAINTS)}'s {kind}"
            for kind in ("Primary School", "Church of England Academy", "Medical Centre")
        ),
        references=(
            *(_nhs_number(chosen) for _ in range(10)),
            *(f"07700 900{chosen.randrange(1000):03}" for _ in range(10)),
            *(f"LA/{chosen.randrange(2015, 2025)}/{chosen.randrange(10**5):05}" for _ in range(10)),
            *(
                f"{_letters(chosen, 2)}{chosen.randrange(51, 74)} {_letters(chosen, 3)}"
                for _ in "12345"
            ),
        ),
        allowed=("Marlshire", "Tina Rowe"),
    )


def _person(chosen: random.Random) -> Person:
    first, last = chosen.choice(FIRST), chosen.choice(LAST)
    if chosen.random() < 0.1:
        last = f"{last}-{chosen.choice(LAST)}"
    middle = f" {chosen.choice(FIRST)}" if chosen.random() < 0.3 else ""
    born = FIRST_DAY + timedelta(chosen.randrange(27_000))
    return Person(names=(f"{first}{middle} {last}",), born_on=born)


def _address(chosen: random.Random) -> str:
    street = f"{chosen.randrange(1, 150)} {chosen.choice(STREETS)} {chosen.choice(KINDS)}"
    code = f"WR{chosen.randrange(1, 16)} {chosen.randrange(1, 10)}{_letters(chosen, 2)}"
    return f"{street}, {chosen.choice(TOWNS)}, {code}"


def _letters(chosen: random.Random, count: int) -> str:
    return "".join(chosen.choice("ABDEFGHJLNPRSTUWXYZ") for _ in range(count))


def _nhs_number(chosen: random.Random) -> str:
    while True:
        digits = str(chosen.randrange(4_000_000_000, 5_000_000_000))
        if is_nhs_number(digits):
            return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
