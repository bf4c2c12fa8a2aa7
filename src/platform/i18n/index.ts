export { countryName, isCountry, languageName, namedCountries } from './countries.ts';
export {
  directionOf,
  intlLocale,
  isLanguage,
  languages,
  ownNames,
  readMessages,
  translator,
  type Arguments,
  type Language,
  type T,
} from './messages.ts';
export { isTimeZone, timeZones } from './time-zones.ts';
export { chooseLanguage, wordsFor, type Words } from './words.ts';
