/* The words that tell about names. */
#include "privacy/name_cue.h"

static const emic_cue_row rows[] = {
    {EMIC_NAME_OPENER,
     "the a an and but or so if when while then there here this that these those he she it they we "
     "you my your his her our their its what who why how where which whose whom in on at by for "
     "from with without to of as not no yes well okay ok oh uh um uhm mhm hm hmm huh ah eh er erm "
     "yeah yep yup nope nah now just like because since after before during until till although "
     "though however also even only every each all some any many most more much other another one "
     "two three four five six ten both either neither nor let did do does done is are was were be "
     "been being have has had would can could should might must shall please thank thanks sorry "
     "hello hi hey bye good great right very really maybe perhaps actually again still yet once "
     "too than about over under into out up down off through between among against around along "
     "such same own them him me us myself something nothing everything anything someone everyone "
     "anyone nobody somebody today tomorrow yesterday always never often sometimes usually "
     "basically obviously honestly especially probably certainly sure exactly absolutely "
     "definitely alright wow gonna i "
     "unfortunately fortunately finally first second third next last later ago almost already "
     "else ever few less lots lot mean look see know think thought say says go going get got "
     "come take make made tell ask try want need give keep put"},
    {EMIC_NAME_TITLE, "mr mrs ms mx miss dr prof rev hon sgt lt capt col gen sir madam mme mlle "
                      "herr frau señor señora señorita signor signora monsieur madame doña"},
    {EMIC_NAME_OFFICE,
     "judge justice senator president mayor governor professor doctor minister chancellor "
     "officer detective sergeant captain colonel general lieutenant commander admiral major "
     "private agent attorney counsel counselor councilman councilwoman congressman congresswoman "
     "representative secretary director chairman chairwoman chief sheriff king queen prince "
     "princess pope bishop archbishop cardinal father pastor reverend rabbi imam brother sister "
     "saint lord lady dame coach nurse aunt uncle auntie grandma grandpa cousin manager editor "
     "principal magistrate prosecutor plaintiff defendant respondent appellant petitioner honor "
     "honour majesty highness excellency dean deputy inspector commissioner ambassador founder "
     "reporter correspondent clerk bailiff coordinator supervisor justices judges attorneys "
     "plaintiffs defendants officers defense defence prosecution appellee appellees appellants "
     "respondents petitioners"},
    {EMIC_NAME_KIN,
     "brother sister mother father son daughter husband wife partner friend friends girlfriend "
     "boyfriend fiancé fiancée cousin uncle aunt auntie nephew niece grandmother grandfather "
     "grandma grandpa grandson granddaughter mom mum dad neighbor neighbour colleague boss "
     "roommate stepfather stepmother kid kids baby colleagues teacher supervisor guy lady girl "
     "boy man woman called"},
    {EMIC_NAME_CALLED, "named nicknamed alias aka hi hello hey dear thanks ms"},
    {EMIC_NAME_SPEAKS,
     "said says told tells asked asks thinks thought knows knew wants wanted lives lived works "
     "worked went came comes goes got has had was is did does called calls took gave made died "
     "married moved left testified wrote replied answered explained"},
    {EMIC_NAME_WHERE, "in near from at to through outside across around toward towards via "
                      "visiting visited lives living downtown"},
    {EMIC_NAME_INSIDE, "in near outside downtown"},
    {EMIC_NAME_BODY,
     "inc corp corporation company co llc ltd llp plc gmbh ag university college school academy "
     "institute institution department ministry agency bureau office court bank church hospital "
     "clinic center centre foundation association society union league club committee commission "
     "council board group team party press times post news journal magazine radio television "
     "network studios records museum library theatre theater police army navy force forces guard "
     "senate congress parliament house administration authority service services systems "
     "industries international national federal federation fund trust project program hotel "
     "restaurant cafe market store shop motors airlines airways entertainment productions "
     "circuit channel unit technologies software games pictures partners builders brothers sons"},
    {EMIC_NAME_BODY_OF,
     "university college school academy institute department ministry bureau office court bank "
     "church house city county state states republic kingdom island islands isle gulf bay cape "
     "board chamber center centre association society union league council army knights bishop "
     "museum town village province district commonwealth emirates supreme"},
    {EMIC_NAME_WORK, "work works worked working job jobs employed employee joined hired intern "
                     "interned studied studies study student enrolled company firm employer"},
    {EMIC_NAME_PARTICLE,
     "de la las los del della d l dell dall di da do dos das van von der den het ter ten du "
     "des le bin ibn bint al el e y zu zum zur af av san abu ould vom dalla dello degli dei ul ud "
     "ur "
     "uz bte binti"},
    {EMIC_NAME_CONTRACTION, "s t re ve ll d m em all am clock er til cause"},
    {EMIC_NAME_DATE,
     "january february march april may june july august september october november december jan "
     "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
     "saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays"},
    {EMIC_NAME_DATE_BEFORE,
     "in since until till last next this early late mid by from through to during every of on "
     "before after around for between each"},
    {EMIC_NAME_ABBREVIATION, "st jr sr ft mt no vs bros inc co corp ltd dept"},
    {EMIC_NAME_LAND,
     "county city town village state province district river lake mountain mount mountains island "
     "islands bay beach valley creek park street road avenue boulevard square bridge hills heights "
     "springs falls harbor harbour port peninsula desert ocean sea canyon forest coast building "
     "highway route pier zone area"},
    {EMIC_NAME_SELF, "i"},
    {EMIC_NAME_THING,
     "tv tvs cd cds dvd dvds vcr pc pcs usb gps sms mms atm pdf url html xml http https www "
     "faq dna rna hiv aids iq eq phd bsc msc gpa gdp gnp ceo cfo cto ptsd adhd icu mri vip suv "
     "rv irc pov cc csv cpu dob ssn nda mph rpm usd eur asap rsvp diy lgbt lgbtq fm app wifi "
     "hmm hmmm hmmmm mm mmm mmmm uhh uhhh umm ummm ahh ahhh ohh ohhh aww ugh oops ooh haha "
     "hahaha internet web email appendix figure fig table section chapter volume paragraph "
     "exhibit article footnote note notes preface introduction bibliography"},
    {EMIC_NAME_EVENT,
     "prize award awards cup act code bill law amendment treaty constitution olympics paralympics "
     "olympic paralympic games championship championships tournament festival convention congress "
     "series season episode show experience campaign movement war battle day license licence "
     "commons standard edition project"},
    {EMIC_NAME_PEOPLE,
     "american african english british irish scottish welsh french german spanish italian dutch "
     "greek polish russian swedish european asian chinese japanese korean vietnamese indian "
     "pakistani arab arabic israeli palestinian jewish hebrew turkish iranian mexican latino "
     "latina "
     "hispanic cuban canadian australian brazilian muslim christian catholic protestant buddhist "
     "hindu islamic latin"},
    {EMIC_NAME_ARTICLE, "the a an"},
    {EMIC_NAME_VERSUS, "v vs versus"},
    {EMIC_NAME_WHO, "who"},
};

const emic_cue_table *emic_name_cue_load(emic_arena *arena)
{
    static emic_cue_memory memory;
    return emic_cue_table_load(&memory, rows, sizeof rows / sizeof *rows, arena);
}
