"""What did the health agencies of an invented case record? Cells are parted by bars."""

from __future__ import annotations

from typing import Final

GP: Final = """
Date | Time | Clinician | Code term | Consultation text | Outcome
2018-02-19 | 09:20 | Dr A. Osei | New baby check | Six-day check. Weight 3.1 kg. Mother, Jade Farrow, tired but well. | Routine
2018-03-28 | 11:05 | Dr A. Osei | Six-week check | Kai feeding well.\\nMother says partner "has a temper". | HV told by task
2018-07-05 | | Admin | Did not attend | DNA second immunisations. | Letter sent
2018-09-14 | 16:40 | Dr P. Lund | Bruise of cheek | Bruise 2 cm left cheek, said to be from a toy. Kai not yet crawling. | Advised to watch
2018-09-17 | 10:10 | Dr A. Osei | Telephone call | Call from HV about bruise seen on 14th. | Records sent
2019-01-11 | | Admin | Letter received | Hospital letter: seen in emergency department 9/1/19, fall from bed. | Filed
2019-05-02 | 09:00 | Dr P. Lund | Depression | Mother low in mood, sertraline started. No question about children. | Review 4/52
2019-06-06 | | Admin | Did not attend | Mother DNA review. | None
2019-11-20 | 15:30 | Dr A. Osei | Failed encounter | Kai not brought for asthma review. | Letter sent
"""

GP_LETTERS: Final = """
Date of letter | From whom | Summary of letter
10/01/2019 | Marlbridge General, emergency department | Kai seen 9 January 2019 after fall from bed.
22/11/2019 | Health visiting | Concern about weight, 9th centile to below 2nd.
"""

MIDWIFERY: Final = """
Date and time | Record type | Details of contact | Who was seen
Antenatal
14/08/2017 10:30 | Booking | Booked at 12 weeks. Jade is 19 and lives with Liam Hurst. | Jade, alone
09/10/2017 14:00 | Clinic | • Routine question about violence not asked, partner present\\n• Blood pressure normal | Jade and Liam
^^ | Telephone | Liam rang twice to move the next appointment. | Nobody
11/12/2017 | Clinic | Did not attend. | Nobody
Postnatal
13/02/2018 03:12 | Delivery | Kai born at 39 weeks, 3,020 g. | Kai, Jade
15/02/2018 11:00 | Home visit | Home cold, no cot sheet. Liam asleep upstairs. | Kai, Jade
23/02/2018 | Discharge | Handed over to health visitor by form. | Not recorded
"""

HEALTH_VISITING: Final = """
When | Source | What happened | Action taken | Voice of the child
2018
26 Feb | HV record | New birth visit. Jade tearful. | Weekly visits | Settled in mother's arms
" | HV diary | Rang GP about low mood. | Message left | "
28 March | HV record | Six-week visit; bruise not seen. Smoke alarm without battery. | Fire service asked | Smiles
14th September | HV record | Clinic: bruise to left cheek seen, about 2 cm. Mother says a toy. | Rang GP | Not recorded
17 Sept | HV record | Spoke to Dr Osei, | and agreed to watch |
 | | who had been told it was a toy. | |
2019
early January | HV record | No access visit, twice. | Card left | Not seen
22 November | HV record | Weight below 2nd centile. | Letter to GP, call to social care | Reached for food
"""

HOSPITAL: Final = """
Attendance date | Arrival | Left | Presenting problem | Clinical narrative | Outcome
2018-12-27 | 18:05 | 21:40 | Wheeze | Nebuliser. Smell of smoke on clothes. | Home
2019-01-09 | 19:50 | 23:15 | Head injury | Fell from bed onto carpet. No old bruises looked for. | Letter to GP
2019-11-25 | 13:30 | | Weight loss | Sent in by health visitor. Admitted for observation. | Strategy discussion asked for
| | | Weight loss | Second day: eats well on the ward. | Stays in
2019-12-02 | 10:00 | | Discharge | Home to grandmother, Pat Farrow. | Written agreement
"""

AMBULANCE: Final = """
Incident number | Date of call | Time of call | On scene | Caller | Description of incident
A-18-40311 | 2018-06-03 | 23:41 | 23:52 | Neighbour | Man shouting, glass broken. Child crying, not seen by crew.
A-19-00412 | 2019-01-09 | 19:12 | 19:31 | Mother | Child fell from bed, awake. Taken to Marlbridge General.
A-20-07733 | 2020-02-29 | 05:58 | 06:04 | Mother | Child not breathing. Life support to hospital.
"""

CAMHS: Final = """
Chronology of involvement with Tyler Hurst, half-brother
Prepared for the safeguarding partnership by the child and adolescent mental health service.
3 October 2018: Referral received from school about Tyler's sleep. It was put on the list.
On 15th January 2019, first appointment. Tyler said that he “stays awake in case”.
He was not asked what he meant.
The next day a letter was sent to the GP and the school.
Spring 2019 – three appointments offered, one kept (12/04/2019 at 4.15pm).
By June 2019 the case was closed because of missed appointments.
"""

MENTAL_HEALTH: Final = """
Date | Source of information | Event | Agency response | Comment
7/5/2019 | Referral form | GP refers Jade Farrow, low mood. | Triage by telephone | Children not recorded
21/5/19 | Telephone log | Jade says partner “is better when he works”. | Advice line number given | Partner not named
31/06/2019 | Electronic record | Did not attend assessment. | Discharged | Impossible day, as in the record
?Sept 2019 | Letter | Jade rang, wanted to be seen again. | New referral asked of GP | No referral came
"""
