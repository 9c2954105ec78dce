"""Which names are also ordinary words, and which words and letters are the field's own?"""

from __future__ import annotations

from typing import Final


def words_in(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


# First names and surnames that are also words: alone they count only with a capital letter.
ALSO_WORDS: Final = frozenset(
    words_in(
        """
    ace amber angel april art ash august autumn baker bank banks barber barking bath battle bay
    bean bee bell berry best bill bird bishop black blake bliss bloom blue bob bond boy brand
    bridge bridges brook brooks brown buck buddy burn burns bury bush butcher by carol carpenter
    carrier carter case cash chambers chance chapel chapman charity chase child chip christian
    church cliff close coach cook cooper corner cotton court crane cross crystal dawn day deal
    dean dick dot drew dusty earl early east england english eve ever faith fall farmer faulty
    field fields finch fish fisher flint flood flower flowers ford forest foster fox france
    frank french friend frost fry gate gates german ginger glass glover gold golden good grace
    grant grave graves gray green grey grove guest guy hall hand hands hardy harmony hart
    harvest haste hawk hay hazel head heath heather heaven herb hill hills honey honor hood hook
    hope horn house how hunt ireland jay jet job jolly jordan joy judge july june junior justice
    keen key keys king kitchen kite knot lake lancing land lane law lee legacy link little lock
    long lord lot love low lucky mace major man mark marks marsh marshal mason masters matter
    may means mercy miles mill mills mine minor miracle misty mold mole mood moon more mount
    neat needs neighbour new nice north november nurse ocean old over pace pacific page park
    parks past pat patience patient peace peck peel pen penny pepper perfect pew pick place
    plant pole pond pool poor pope porter post pot potter pound powder power powers precious
    price priest prince princess prior proud quick rain rainbow raven ray read reading ready
    reason reed rice rich ridge ring river rivers rob rock rocks rod root rope rose roses rugby
    rush rye sage sailor sale salmon sand sandwich sandy savage say self sessions settle shade
    sharp shepherd short side silver singer skip sky small smart snow soldier spark sparks speed
    spring star steel stem stock stone storey storm story strange street strong such sue summer
    summers sun sunny swan sweet swift tall taylor teal temple thorn thrift tiger tile till toll
    tomb town towns trick true trust twist usher vale van vice wade wage wages walker wall walls
    ward warden wards warm warren water waters way weather weeks welcome well wells west white
    wild will willow wills win winter winters wise wolf wood woods worth wren yard young
    """
    )
)

# Those that people are called by, so that a stranger's surname may follow.
FIRST_NAMES_TOO: Final = frozenset(
    words_in(
        """
    ace amber angel april art august autumn bill bob carol chance charity chase christian crystal
    dawn dean destiny dot drew eve faith frank french grace grant guy hazel heather honey hope
    jordan joy june justice kitty lee mark mason may melody mercy miles pat patience penny precious
    ray rich rob robin rose sandy sky storm sue summer sunny will willow wren
    """
    )
)

# What months are called is a name only where no day or year stands beside it.
MONTH_NAMES: Final = frozenset({"april", "may", "june", "july", "august", "november"})

# Letters that mean something in this field, and small words in headings of capitals.
FIELD_LETTERS: Final = frozenset(
    words_in(
        """
    AA AC ACE ADHD AE AM AMHP AP AR AS ASB ASC ASD AT BASW BC BCU BE BMI BP BST BY CA CAF CAIT
    CAMHS CC CCE CCG CCTV CDOP CDR CE CEO CEOP CF CFS CHC CID CIN CJS CLA CME CMHT CN CO COVID
    CP CPA CPC CPN CPP CPR CPS CQC CR CRC CS CSC CSE CSP CSPR CSW CV CYP DA DASH DBS DC DCI DCS
    DDN DFE DHR DHSC DI DL DNA DO DOB DOD DOH DOLS DR DS DSL DSP DT DV DVPN DVPO DWP EA ED EDT
    EEG EH EHA EHCP EHM EHP EMDR EP EPO ER ESA EU EWO FAQ FC FE FGC FGM FII FM FNP FP FRT FS FSW
    FT GCSE GDPR GMC GMT GO GP GPS GT HBV HCPC HE HEAD HIV HM HMIC HMP HO HOD HR HRA HSE HV IAPT
    ICB ICO ICPC ICS ID IDVA IF II III IMD IMR IN INSET IOPC IRO IS ISA ISVA IT ITU IV IVF IX
    JTAI KIT KPI KS LA LAC LADO LAS LCSPR LD LGA LGBT LPA LSB LSCB LSCP LSP MACE MAP MAPPA MARAC
    MASH MAT MCA MDT ME MENTAL MET MH MHA MHRA MIU MMR MO MOJ MP MRI MS MSP MY NAI NASS NB NCA
    NCB NE NEET NFA NHS NI NICE NICU NMC NO NOK NOT NPS NQSW NRM NSPCC NSW NW OF OFSTED OK ON
    ONS OOH OR OT OUR PA PACE PC PCC PCN PD PDF PE PEP PET PHB PHE PHN PIP PLO PM PO PPO PPU PQ
    PR PRU PS PSW PT PTSD QA QC QPM RAF RCPCH RCN RE REF RHI RJ RMN RN RPC RR RSE RSPCA SA SAB
    SAFE SALT SAR SARC SB SCBU SCP SCR SDQ SE SEN SENCO SEND SGO SHO SI SIO SLT SM SMART SN SNT
    SO SOP SPA SPOC SR SS SSW STEM STI SUDC SUDI SUI SW SWE TA TAC TAF TB THE TO TOR TV UASC UC
    UK UN UP US USA VAT VAWG VI VII VP VPA VPN VPU VRU WE WHO WM WT XI XII YJB YJS YO YOI YOS
    YOT YP
    """
    )
)

# Words that reports write with a capital letter and that are no misspelt names.
CAPITAL_WORDS: Final = frozenset(
    words_in(
        """
    about academy accident account action actions acts adult adults advice after again against
    agencies agency agreed aim aims all also although among analysis annual another answer any
    appendix appointment approach april are area areas arrangements asian ask assessment
    assessments august aunt author authority baby bail bath because been before began being
    benefit black board both box british brother business but call came can care careers carer
    carers case cases chair change chapter charge check checks chief child children childrens
    choose clear clearly clinic clinical closed college common community complete concern
    concerns conference consider considered contact contents control copy core coroner council
    councillor county court covid crime criminal crown culture current daily date dates daughter
    dear deaths december decision decisions dental department despite details development did
    director disability discharge district doctor does domestic drug drugs duty each early east
    eastern education eight eleven email emergency end england english ensure enter ethnic
    european evening event events every evidence examples executive expert explain family far
    father fax february few fifth figure final finally finding findings first fiscal follow
    following for foster found fourth friday friend from full further gender general get girl
    given goals good government grandmother group groups guidance had harm has have having head
    heads health hearing help hence her here high him his history home hospital hours house
    housing how however human identity impact improving incident incidents include includes
    independent information initial injuries injury inquest inquiry inspector interim
    introduction irish island issue issued issues its january joint judge july june justice keep
    know knowledge known later lead leader leadership learned learning least legal less let
    level life like limited line lines list local london looked loss low main maintain make man
    manager many map march marked martial maternal maternity matters mean means measures medical
    medication meeting meetings member mental methods midwife might minister ministry minutes
    mobile model monday month months more morning most mother moved moving much multi name named
    names national need neglect never new next night nine north northern not note notes nothing
    november now nurse nursery objectives observed october off office officer officers official
    often old older once one only options order orders other others our out outcome outside over
    overview own page pages panel paper parent parental parents parties partly partner partners
    partnership patient pattern people per period person personal persons phone physical place
    placement plan planned planning plans please point points police policy post postcode
    practice prepare present prevent previous primary principal prior private probation
    procedures process professional professionals programme protect protection provider public
    published purpose pursue put quality question questions ran rapid read real reason reasons
    received recent recommendation recommendations record records ref reference referral
    referrals report reports research response rest result review reviewed reviewer reviewing
    reviews right risk role room safe sat saturday saw say school schools scope second secondary
    section see seek select send senior sent september serious service services session set
    seven several severe sexual shared sharing she short should sibling siblings sign signed
    similar since sister sisters site six small social some son source sources south southern
    special staff stage statement statutory steps still strategy street strong student study
    subject such suicide sum summary sunday supervision support sure system systems table take
    task teacher team teams tel telephone ten tenth terms that the their them themes then there
    therefore these they third this those though thought three through thursday time timeline
    times today together tomorrow too top town training transition treatment tuesday two under
    unit united university until use used very via victim violence visit visitor visits voice
    walked want warned was water way wednesday week weekly weeks welcome welfare welsh were west
    western what when where whether which while white who whole why will within without woman
    women won work worker workers working would year years yes yesterday you young your youth
    """
    )
)
# How ordinary words end and hardly any name does.
WORD_ENDINGS: Final = (
    "ing", "ings", "ment", "ments", "tion", "tions", "ness", "ally", "able", "ible", "ful",
    "less", "ised", "ises", "ity", "ities", "ence", "ances", "ance", "ship", "ships",
)  # fmt: skip

# Words before a name that are no part of it.
TITLES: Final = frozenset(
    words_in(
        """
    mr mrs miss ms mx dr doctor prof professor sir dame lady lord rev reverend fr father sister
    pc dc ds di dci pcso sgt sergeant constable nurse judge cllr councillor hhj
    """
    )
)

# What a school, a surgery or a street may be called without, and the short forms of streets.
KINDS_OF_PLACE: Final = frozenset(
    words_in(
        """
    school primary secondary infant infants junior academy college nursery pre-school preschool
    hospital surgery clinic practice centre center house home first high community medical
    health c.e. ce cofe rc catholic ltd limited plc cic the of church
    """
    )
)
SHORT_STREETS: Final = {
    "road": "rd", "street": "st", "avenue": "ave", "lane": "ln", "close": "cl", "drive": "dr",
    "court": "ct", "crescent": "cres", "place": "pl", "square": "sq", "gardens": "gdns",
    "grove": "gr", "terrace": "terr", "saint": "st", "mount": "mt", "house": "ho", "park": "pk",
}  # fmt: skip

# The areas of the United Kingdom's postcodes.
AREAS: Final = frozenset(
    words_in(
        """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY
    E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE
    LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL
    SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """
    )
)
