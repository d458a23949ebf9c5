package org.carillon.webmail.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import org.carillon.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the sentences on recurrences. */
class RecurrenceSentenceTest {
  private static final LocalDate TUESDAY = LocalDate.of(2031, 3, 11);

  private static String said(Locale locale, String rule) {
    String text = "{'recurrenceRules':[{'@type':'RecurrenceRule'," + rule + "}]}";
    return of(locale, text);
  }

  private static String of(Locale locale, String text) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.carillon.webmail.words",
            locale.equals(Locale.UK) ? Locale.ROOT : locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    JsonObject event = Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    return new RecurrenceSentence(
            (key, fillings) -> new MessageFormat(words.getString(key), locale).format(fillings),
            locale)
        .of(event, TUESDAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'frequency':'daily'|Every day",
        "'frequency':'weekly'|Every week",
        "'frequency':'weekly','until':'2031-05-13T18:59:59'|Every week, until 13 May 2031",
        "'frequency':'weekly','byDay':[{'day':'tu'}],'count':1|Every week, once",
        "'frequency':'weekly','byDay':[{'@type':'NDay','day':'mo'},{'@type':'NDay','day':'tu'},{'@type':'NDay','day':'we'},{'@type':'NDay','day':'th'},{'@type':'NDay','day':'fr'}]|Monday to Friday",
        "'frequency':'weekly','interval':3,'byDay':[{'day':'tu'},{'day':'th'}],'count':7|Every 3 weeks: Tuesday, Thursday, 7 times",
        "'frequency':'monthly'|Every month: day 11",
        "'frequency':'monthly','byDay':[{'day':'fr','nthOfPeriod':-1}]|Every month: last Friday",
        "'frequency':'monthly','interval':2,'byDay':[{'day':'we','nthOfPeriod':2}]|Every 2 months: 2nd Wednesday",
        "'frequency':'monthly','byMonthDay':[1,-1]|Every month: day 1, last day",
        "'frequency':'yearly'|Every year: 11 March",
        "'frequency':'yearly','byMonth':['11'],'byDay':[{'day':'th','nthOfPeriod':4}]|Every year: November, 4th Thursday",
        "'frequency':'monthly','bySetPosition':[-1],'byDay':[{'day':'mo'}]|By a custom rule",
        "'frequency':'yearly','byMonth':['5L']|By a custom rule",
        "'frequency':'hourly'|By a custom rule"
      })
  void recurrenceRulesAreDescribedInSentences(String rule, String sentence) {
    assertThat(said(Locale.UK, rule)).isEqualTo(sentence);
  }

  @Test
  void recurrencesAreDescribedInOtherLanguages() {
    String rule = "'frequency':'weekly','interval':3,'byDay':[{'day':'tu'},{'day':'th'}],'count':7";
    assertThat(said(Locale.GERMAN, rule)).isEqualTo("Alle 3 Wochen: Dienstag, Donnerstag, 7-mal");
    assertThat(said(Locale.JAPANESE, "'frequency':'weekly'")).isEqualTo("毎週");
  }

  @Test
  void sentenceIsEmptyWithoutRecurrence() {
    assertThat(of(Locale.UK, "{}")).isEmpty();
    assertThat(of(Locale.UK, "{'recurrenceOverrides':{'2031-03-12T10:00:00':{}}}"))
        .isEqualTo("By a custom rule");
  }
}
