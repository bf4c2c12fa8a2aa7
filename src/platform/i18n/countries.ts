import { intlLocale, type Language } from './messages.ts';

/** ISO 3166: every country and territory that has a code of its own. */
const codes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

export function isCountry(code: string): boolean {
  return codes.includes(code);
}

/** What a country is called in the reader's language. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(intlLocale[language], { type: 'region' }).of(code) ?? code;
}

/** What a language is called in the reader's language. */
export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(intlLocale[language], { type: 'language' }).of(code) ?? code;
}

/** Countries in the order of the reader's alphabet. */
export function namedCountries(language: Language, among: readonly string[] = codes): { code: string; name: string }[] {
  const order = new Intl.Collator(intlLocale[language]);
  return among.map((code) => ({ code, name: countryName(code, language) })).sort((a, b) => order.compare(a.name, b.name));
}
