"""What did the other agencies of an invented case record? Cells are parted by bars."""

from __future__ import annotations

from typing import Final

SOCIAL_CARE: Final = """
Event Ref | Start Date | Start Time | End Date | End Time | Source of Information | Event | Response | Analysis
1 | 01/01/0100 | | | | # Instructions | Write one event to a row. Do not write the name of your agency in Source. | |
2 | 04.06/18 | | | | Contact record | Police send notice of a domestic incident at 12 Quarry Row. | No further action | Second notice about Liam Hurst
3 | 18/09/2018 | 10:15 | | | Contact record | Health visitor asks advice about a bruise, no names given. | Advice given | Not recorded as a contact
4 | ?20 sep 2018 | | 05/11/2018 | | Assessment | Assessment of Kai and Tyler. Liam not seen. | Closed, early help offered | Father's history not sought
5 | 12/11/18 | | 02/11/18 | | ^ Author | Early help plan cannot be found. | |
6 | 22/11/2019 | 16:05 | | | Telephone call | Health visitor: weight of Kai has fallen. | Strategy discussion |
7 | 25/11/2019 | 14:00 | 02/12/2019 | 10:00 | Case notes | Kai in hospital. Grandmother agrees to care for him. | Written agreement | Agreement not shared with police
8 | 29/02/2020 | 07:10 | | | Emergency duty team | Kai brought in dead. Tyler taken to his grandmother. | Strategy discussion |
"""

POLICE: Final = """
Log No;Date/Time;Source;Incident summary;Action taken;Officer
0231-030618;03/06/2018 23:38;Command log;Neighbour reports shouting at 12 Quarry Row. Jade FARROW has a cut lip, “fell”. Tyler (7) on the stairs;Risk: standard. Notice to social care 04/06;PC 4411
0104-140219;14/02/2019 20:15;Command log;Argument in street, Liam HURST drunk. Two children in the car;Words of advice;PC 4410
;28/02/2019;Crime report;Jade FARROW withdraws statement – “doesn’t want him to lose his job”;Filed;DC 2207
0077-290220;29/02/2020 06:01;Command log;Ambulance asks for police: child not breathing;Joint response;PC 4432
"""

SCHOOL: Final = """
Incident ID | Date | Time | Student | Category | Incident | Action | Reported by
10233 | 11/09/2018 | 08:50 | Hurst, Tyler | Attendance | Late for the fourth day.\\nSays he makes the bottle for Kai. | Mother rung, no reply | Mrs Dale
10388 | 27/09/2018 | 14:20 | Hurst, Tyler | Emotional | Fell asleep in class; "I listen in case". | Referral to CAMHS | Mr Iqbal
10402 | 03/10/2018 | | Hurst, Tyler | Referral | Referral to CAMHS sent. | Copy on file | Mr Iqbal
11020 | 15/02/2019 | 09:05 | Hurst, Tyler | Home | Says police came to the car “last night”. | Told to the safeguarding lead | Mrs Dale
11021 | 15/02/2019 | 11:30 | Hurst, Tyler | Home | Safeguarding lead rang social care; told case is closed. | None | Mrs Okafor
12100 | 02/12/2019 | | Hurst, Tyler | Home | Now lives with Nan. | Address changed | Office
"""

NURSERY: Final = """
Date | Source | Event | Child seen
04/03/2019 | Register | Kai starts, two mornings a week. | Yes
18/03/2019 | Accident book | Bruise on back seen at nappy change. Mother says he | Yes
 | | fell against the cot. Body map drawn. |
19/03/2019 | Telephone | Manager asked health visitor for advice. | No
"""

NURSERY_MORE: Final = """
25/03/2019 | Register | Absent for two weeks, no reason given. | No
08/04/2019 | Register | Back; thin, eats three portions. | Yes
24/05/2019 | Letter | Place given up by mother. | No
"""

HOUSING: Final = """
Date | | Record | Details | Outcome
From | To | | |
2017-06-12 | | Tenancy | Jade Farrow takes tenancy of 12 Quarry Row, alone. | Signed
2018-06-04 | 2018-06-20 | Repairs | Front window broken, boarded. Says she slipped. | Charged to tenant
month:2019-02-01 | | Rent | Arrears of £412. Liam Hurst answers the door. | Letter
day:2026-12-16 | | Anti-social behaviour | Neighbour complains of shouting at night. | Closed, one complaint only
week of 18/11/2019 | | Repairs | Boiler off for a week. | Repaired
"""

PROBATION: Final = """
Liam Hurst: key events
2017
On 2 March, twelve-month community order for assault of a former partner.
On 14 August he told his officer that his new partner was expecting a baby. The officer did not ask social care.
2018
On 1 March, order completed.
Between 4 and 8 June 2018 police asked for the history of the order; it was sent in July.
"""

YOUTH_JUSTICE: Final = """
Date\tSource of info\tDescription of event\tOutcome
07/2019\tYouth justice record\tTyler's cousin, Ryan, says Liam “keeps stuff” at Quarry Row\tIntelligence form sent
Aug 2019\tYouth justice record\tRyan moves out of area\tCase transferred
"""

DOMESTIC_ABUSE: Final = """
Date of contact | Time | Who was seen | Contact details and summary | Risk | Lived experience of the child
2018-06-11 | 13:00 | Jade | Call back after police notice. Says “it was the once”. | Standard | Not asked
2018-06-11 | 15:30 | Nobody | Message left with school nurse. | | Not asked
2019-02-20 | 10:45 | Jade | Wants to know about injunctions. Afraid he would take Kai. | Medium | Kai “goes quiet when he comes in”
2019-03-01 | | Nobody | Three calls without reply. Case closed. | | Not known
"""

DRUG_AND_ALCOHOL: Final = """
Start Date | End Date | Source of information | Key event | Response
2017-09-04 | 2018-01-15 | Case file | Liam Hurst in treatment for alcohol. | Completed
2019-02-18 | | Telephone | Liam rings for help, “drinking again since Christmas 2018”. | Appointment 4 March
2019-03-04 | | Diary | Did not attend. | Letter, then closed
"""
