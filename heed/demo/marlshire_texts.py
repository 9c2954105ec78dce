"""What is written in the invented cases of Marlshire: reviews, and a half-written report?"""

from __future__ import annotations

from typing import Final

from heed.rapid_reviews.actions import Sections

AMELIA: Final = Sections(
    facts=(
        "Amelia is the first child of young parents who asked for help early. The family had a "
        "child in need plan because they were moved twice between temporary flats.\n\n"
        "She was taken to hospital by her mother with a broken leg. Doctors could not fit the "
        "injury to what the parents remembered. Her mother left the relationship and she and "
        "Amelia now live with Amelia's grandmother. It is not known how the leg was broken."
    ),
    immediate_action=(
        "A strategy meeting was held the same afternoon. Amelia went home to her grandmother after "
        "a viability assessment, with daily visits for the first fortnight. There are no other "
        "children in the household."
    ),
    key_practice_episodes=(
        "The health visitor asked about bruising in May, wrote down what she was told and rang the "
        "duty team the same day. The social worker visited within a day and saw Amelia undressed. "
        "This is what guidance asks for, and it was done well.\n\n"
        "Housing moved the family across the county and told nobody. The health visitor found out "
        "from the family and kept them on her list so that they did not have to start again."
    ),
    voice_of_the_child=(
        "Amelia is one. Every professional described a baby who reached for her mother and was "
        "easily soothed. The nursery nurse noticed that she cried when voices were raised, and "
        "told the social worker."
    ),
    inequalities=(
        "Both parents left care at eighteen. The group asked whether they were watched more than "
        "helped because of it. They said they felt judged at the hospital, and listened to by "
        "their health visitor. The leaving-care team had closed their case at twenty-one."
    ),
    earlier_learning=(
        "The partnership's audit of injuries in babies asked for same-day calls about bruising. "
        "That happened here."
    ),
)

KAYDEN: Final = Sections(
    facts=(
        "Kayden is fifteen and has been looked after since he was eleven. He likes cooking, boxing "
        "and his little sister, whom he sees every fortnight. He has lived in five places in four "
        "years, the last of them a children's home forty miles from Marlshire.\n\n"
        "From last winter he was missing most weekends. He was found with money, new phones and "
        "older men. In the week before the incident he told his keyworker that he owed money. He "
        "was stabbed by two men who are now charged. He is recovering, and talks about it.\n\n"
        "It is not known yet what the placing team was told about the area before he moved there."
    ),
    immediate_action=(
        "Kayden was moved to a family placement that his aunt suggested. Police gave his family "
        "and his former home advice on safety. Two other boys from the home were spoken with and "
        "have plans of their own."
    ),
    key_practice_episodes=(
        "School kept him on roll after two fights because his form tutor argued for it. His "
        "attendance was the one thing that stayed steady that spring.\n\n"
        "Eleven return interviews were offered and three were done, by three different people. "
        "What he said in them did not reach the children's home.\n\n"
        "Youth justice and the police each held a map of the men around him. The maps were not put "
        "together until the week after the incident."
    ),
    voice_of_the_child=(
        "“They kept asking where I'd been. Nobody asked what I was scared of.” Kayden has read "
        "this summary with his advocate and asked for two changes, which were made."
    ),
    inequalities=(
        "Kayden is of White and Black Caribbean heritage. In seven of twelve records he is called "
        "“streetwise”, and in two “a young man making choices”. The group believes he was seen as "
        "older and less in need of protection than a white child would have been. His dyslexia "
        "was known to school and to nobody else: his bail conditions were given to him in writing."
    ),
    earlier_learning=(
        "Two local reviews asked for one person to hold the whole picture when a child goes "
        "missing from care out of county. The Panel's report on criminal exploitation says the "
        "same. The action was recorded as complete."
    ),
)

NOAH: Final = Sections(
    facts=(
        "Noah was thirteen, funny and good at drawing. He lived with his father and grandmother "
        "and had been on a child protection plan for neglect for five months. He died at home. "
        "Suicide is suspected and the coroner has opened an inquest."
    ),
    immediate_action=(
        "The joint agency response began the same day. School brought in bereavement support for "
        "his class and his form tutor. His cousin, whom he told most things, is being seen weekly."
    ),
    key_practice_episodes=(
        "His school counsellor saw that his drawings had changed and asked him directly about "
        "suicide. He said no. She told his social worker and they agreed a plan.\n\n"
        "A referral to the mental health team waited eleven weeks. Nobody told the core group "
        "that it was still waiting."
    ),
    voice_of_the_child=(
        "Noah said that home was “fine, just quiet”. He drew the same empty kitchen in four of "
        "six sessions."
    ),
    inequalities=(
        "Noah's father speaks Gujarati and some English. A cousin aged sixteen interpreted at two "
        "of the three conferences. The group cannot say that his father understood the plan."
    ),
)

ISLA: Final = Sections(
    facts=(
        "Isla is seven months old. She and her sister Poppy, who is four, were on child protection "
        "plans because of violence from their mother's former partner. A routine X-ray showed "
        "several fractures of different ages. Nobody has been able to explain them.\n\n"
        "Their mother's new partner moved in at the end of the summer. No agency had his full "
        "name until the police were called."
    ),
    immediate_action=(
        "Isla and Poppy are safe with foster carers, together. Police have interviewed two adults. "
        "Poppy is being seen by a play therapist before any interview."
    ),
    key_practice_episodes=(
        "Nursery staff noted that “a new daddy” collected Poppy on nine days. The note was kept "
        "well, and shared with nobody.\n\n"
        "The health visitor saw mother alone at two visits and asked about her relationships. She "
        "said that there was nobody."
    ),
    voice_of_the_child=(
        "Poppy told her key person that Isla “cries at the nappy”. Her words were written down as "
        "she said them."
    ),
)

JAYDEN: Final = Sections(
    facts=(
        "Jayden is eleven and has type 1 diabetes. He was admitted to intensive care and is now "
        "home. School had told his mother and the practice nurse three times that he was unwell. "
        "Returns from the hospital and the practice are still to come."
    ),
    immediate_action="His grandmother has been shown how to help him, and a nurse calls daily.",
)

# A report somebody has begun and saved: the pages of the report with what was typed on them.
DRAFT: Final[dict[str, object]] = {
    "outcome": {"outcome": ["SERIOUSLY_HARMED"]},
    "place": {"where": ["here"], "happened_in": [""], "place_words": ["At home"]},
    "account": {
        "what_happened": [
            "Neighbours called the police to shouting. A boy of about eight had burns on both "
            "hands. He is on the children's ward. I will add what the doctor says tomorrow."
        ]
    },
    "concern": {
        "concern": ["SUSPECTED"],
        "judged_by_name": ["Tom Hughes, Social Worker"],
        "concern_reasons": [""],
    },
}
