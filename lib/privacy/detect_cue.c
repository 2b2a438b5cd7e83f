/* The words that patterns hang on, in one table, looked up once a word. */
#include "privacy/detect_cue.h"
#include "privacy/cue_table.h"

static const emic_cue_row rows[] = {
    {EMIC_CUE_MONTH,
     "january february april june july august september october november december "
     "januar februar juni juli oktober dezember Januar Februar "
     "janvier février avril juin juillet août septembre octobre novembre décembre "
     "enero febrero abril junio julio agosto septiembre setembro octubre noviembre diciembre "
     "janeiro fevereiro junho julho outubro novembro dezembro "
     "gennaio febbraio aprile giugno luglio settembre ottobre dicembre "
     "januari februari augustus augusti maart mei märz März"},
    {EMIC_CUE_MONTH_OR_WORD,
     "may march jan feb mar apr jun jul aug sep sept oct nov dec mai mars mayo marzo maio março "
     "maggio okt dez déc févr avr mrt"},
    {EMIC_CUE_WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays "
                       "wednesdays thursdays fridays saturdays sundays"},
    {EMIC_CUE_STREET_AFTER | EMIC_CUE_STREET_LOWER,
     "street avenue boulevard blvd lane highway freeway turnpike parkway road drive crescent "
     "square"},
    {EMIC_CUE_STREET_AFTER,
     "st str ave av rd dr ln close place pl squares way court ct "
     "terrace terr parade grove pkwy hwy mews esplanade alley circle row broadway gardens loop "
     "trail expressway interstate route wharf quay strasse straße gasse weg platz allee straat "
     "laan plein terrasse gate vej väg tie katu gata hills walk"},
    {EMIC_CUE_STREET_BEFORE,
     "via viale vicolo corso piazza piazzale rua rue avenida travessa praça praca largo estrada "
     "alameda calle c carrer camino paseo plaza carretera ronda av ave avenue boulevard chemin "
     "impasse allée allee quai ul ulica al aleja strada strasse straße calea bulevardul λεωφόρος "
     "Λεωφόρος οδός Οδός улица ул Улица jalan jl route"},
    {EMIC_CUE_STREET_ABROAD,
     "u út utca ut tér ter tere útja krt körút rkp sétány sor köz fasor str st ulica cesta"},
    {EMIC_CUE_UNIT, "apt apartment suite ste unit flat room floor box bldg building"},
    {EMIC_CUE_DWELLING,
     "lives live lived living stay stays stayed staying address addresses located reside resides "
     "resided moved sent ship deliver return office taxi home house corner street north south "
     "east west drops enter meet"},
    {EMIC_CUE_POSTCODE, "zip zipcode postcode postal plz"},
    {EMIC_CUE_NUMBER_OF,
     "case file passport license licence licences policy account acct badge docket id ids "
     "ref reference registration permit visa member membership alien claim invoice order "
     "ticket record mrn serial certificate patient student booking inmate customer"},
    {EMIC_CUE_NUMBER, "number no nr nº num"},
    {EMIC_CUE_PLATE, "plate plates tag tags registration reg"},
    {EMIC_CUE_LITTLE,
     "the and of to in is a an at on for or by with from my your his her our their its was are i "
     "we you he she it they that this not but as last please name what where when who why how "
     "nor if so up out about into over after before no yes some any more most other than then "
     "there here have had has been were will would can could one two three four five six ten"},
    {EMIC_CUE_PARTICLE,
     "de la le les des du del della dei degli delle do da dos das di van der den het ten ter von "
     "und zu zur zum am an e y i the of dell d l na nad pod och av el los las saint st"},
    {EMIC_CUE_MILITARY, "apo fpo dpo"},
    {EMIC_CUE_NUMERAL,
     "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
     "thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight nine "
     "twenties thirties forties fifties sixties seventies eighties nineties hundred"},
    {EMIC_CUE_REGION,
     "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm "
     "ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ab bc mb nb nl ns nt nu on pe "
     "qc sk yt nsw vic qld tas act"},
    {EMIC_CUE_LABEL, "mobile phone fax desk email tel telephone office cell website name date mail "
                     "home work personal dear from re subject"},
    {EMIC_CUE_DOMAIN,
     "com org net edu gov mil info biz io uk de fr nl eu au ca ch dk se fi pl cz hu br es pt nz jp "
     "cn ru ie gr be za test example"},
    {EMIC_CUE_BIRTH, "born birth birthday b birthdate dob"},
    {EMIC_CUE_WHEN, "in since until till last next this early late mid by from through to during "
                    "every of on before after around for between"},
    {EMIC_CUE_PHONE, "phone telephone tel cell mobile fax call calls called calling text dial "
                     "ring reach whatsapp desk office answering messages contact"},
    {EMIC_CUE_BOX, "p po psc corner"},
    {EMIC_CUE_SHIP, "uss usns usnv uscgc"},
    {EMIC_CUE_SSN, "ssn social"},
};

/* What a sign hints at, and what it hints at for the token that it stands behind. */
static const uint8_t sign_hints[128] = {['+'] = EMIC_HINT_PHONE,
                                        ['('] = EMIC_HINT_PHONE,
                                        ['@'] = EMIC_HINT_CONTACT,
                                        [':'] = EMIC_HINT_CONTACT};
static const uint8_t behind_hints[128] = {
    ['.'] = EMIC_HINT_CONTACT | EMIC_HINT_STOP, [':'] = EMIC_HINT_CONTACT};

/* Without branches: what words follow each other cannot be foretold. */
static uint8_t hint_of(const emic_token *token, uint32_t cues, uint32_t next_cues)
{
    const uint32_t dates =
        EMIC_CUE_MONTH | EMIC_CUE_MONTH_OR_WORD | EMIC_CUE_WEEKDAY | EMIC_CUE_NUMERAL;
    const uint32_t addresses = EMIC_CUE_BOX | EMIC_CUE_UNIT | EMIC_CUE_STREET_BEFORE;
    const emic_token *next = token + 1;
    unsigned capital = (token->flags & EMIC_TOKEN_CAPITAL) != 0;
    unsigned brief = token->end - token->start <= 3, glued = !(next->flags & EMIC_TOKEN_SPACE);
    unsigned hint = sign_hints[token->sign & 127] | (behind_hints[next->sign & 127] & (0 - glued));
    hint |= (token->digits > 0) * (unsigned)EMIC_HINT_DIGIT;
    hint |= ((cues & dates) != 0) * (unsigned)EMIC_HINT_DATE;
    hint |= ((cues & EMIC_CUE_PLATE) != 0 || (capital & brief)) * (unsigned)EMIC_HINT_PLATE;
    hint |= ((cues & EMIC_CUE_POSTCODE) != 0) * (unsigned)EMIC_HINT_POSTCODE;
    hint |= ((cues & addresses) != 0 || capital) * (unsigned)EMIC_HINT_ADDRESS;
    hint |= ((next_cues & EMIC_CUE_DOMAIN) != 0) * (unsigned)EMIC_HINT_CONTACT;
    return (uint8_t)hint;
}

void emic_cue_load(const emic_token_list *tokens, emic_arena *arena, const uint32_t **cues,
                   const uint8_t **hints)
{
    const emic_cue_table *table = emic_cue_table_load(rows, sizeof rows / sizeof *rows, arena);
    uint32_t *cue = emic_arena_array(arena, tokens->count + 1, sizeof *cue);
    uint8_t *hint = emic_arena_array(arena, tokens->count + 1 + EMIC_HINT_PADDING, sizeof *hint);
    for (size_t i = tokens->count; i-- > 0;) {
        if (tokens->items[i].kind == EMIC_TOKEN_WORD)
            cue[i] = emic_cue_table_find(table, &tokens->items[i]);
        hint[i] = hint_of(&tokens->items[i], cue[i], cue[i + 1]);
    }
    *cues = cue;
    *hints = hint;
}
