/*
 * Writes what libical makes of generated events: the expectations that LibicalTest compares with.
 * Each line: DTSTART's parameters and value, rule, EXDATE, RDATE, and the minutes of UTC at which the first instances of
 * 2024 to 2027 begin, at most 30.
 *
 *   cc -o expectations libical-expectations.c -lical && ./expectations 1000 > libical-instances.tsv
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long state = 20261124;
static unsigned rnd(unsigned n) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (unsigned)((state >> 33) % n);
}

static const char *DAYS[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
static const char *ZONES[] = {"", "", "Z", "Europe/Berlin", "America/New_York", "Australia/Sydney",
                              "Asia/Kolkata", "America/Sao_Paulo"};

static void list(char *out, const char *name, int count, int low, int high, int negative) {
  strcat(out, ";");
  strcat(out, name);
  strcat(out, "=");
  int seen[64], n = 0;
  for (int i = 0; i < count; i++) {
    int v = low + (int)rnd((unsigned)(high - low + 1));
    if (negative && rnd(3) == 0 && v != 0) v = -v;
    int twice = 0;
    for (int k = 0; k < n; k++) twice |= seen[k] == v;
    if (twice) continue;
    seen[n++] = v;
  }
  /* In order: libical takes the hours of a day as they are written. */
  for (int i = 1; i < n; i++)
    for (int k = i; k > 0 && seen[k - 1] > seen[k]; k--) { int v = seen[k]; seen[k] = seen[k - 1]; seen[k - 1] = v; }
  for (int i = 0; i < n; i++) {
    char part[16];
    sprintf(part, "%s%d", i ? "," : "", seen[i]);
    strcat(out, part);
  }
}

static void days(char *out, int numbered, int most) {
  strcat(out, ";BYDAY=");
  int used = 0, count = 1 + (int)rnd(3);
  for (int i = 0; i < count; i++) {
    int d = (int)rnd(7);
    if (used & (1 << d)) continue;
    char part[16];
    if (numbered && rnd(2)) {
      int n = 1 + (int)rnd((unsigned)most);
      sprintf(part, "%s%d%s", used ? "," : "", rnd(3) ? n : -n, DAYS[d]);
    } else {
      sprintf(part, "%s%s", used ? "," : "", DAYS[d]);
    }
    strcat(out, part);
    used |= 1 << d;
  }
}

static void rule(char *out, int date) {
  static const char *FREQS[] = {"YEARLY", "YEARLY", "MONTHLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"};
  int f = (int)rnd(date ? 6 : 8);
  sprintf(out, "FREQ=%s", FREQS[f]);
  int kind = f < 2 ? 0 : f < 4 ? 1 : f == 4 ? 2 : f == 5 ? 3 : 4;
  if (f == 7 || rnd(3) == 0) {
    char part[32];
    sprintf(part, ";INTERVAL=%d", f == 7 ? 90 + rnd(900) : 2 + rnd(kind == 4 ? 50 : 4));
    strcat(out, part);
  }
  int by = 0;
  if (kind == 0) {
    switch (rnd(6)) {
      case 0: list(out, "BYMONTH", 1 + rnd(3), 1, 12, 0); by = 1; break;
      case 1: list(out, "BYMONTH", 1 + rnd(2), 1, 12, 0); days(out, 1, 4); by = 1; break;
      case 2: list(out, "BYMONTH", 1 + rnd(2), 1, 12, 0); list(out, "BYMONTHDAY", 1 + rnd(3), 1, 31, 1); by = 1; break;
      case 3: list(out, "BYYEARDAY", 1 + rnd(3), 1, 366, 1); by = 1; break;
      case 4: list(out, "BYWEEKNO", 1 + rnd(2), 1, 53, 1); days(out, 0, 1); by = 1; break;
      default: days(out, 1, 20); by = 1; break;
    }
  } else if (kind == 1) {
    switch (rnd(4)) {
      case 0: list(out, "BYMONTHDAY", 1 + rnd(3), 1, 31, 1); by = 1; break;
      case 1: days(out, 1, 4); by = 1; break;
      case 2: list(out, "BYMONTHDAY", 1 + rnd(4), 1, 31, 1); days(out, 0, 1); by = 1; break;
      default: break;
    }
    if (rnd(5) == 0) list(out, "BYMONTH", 1 + rnd(4), 1, 12, 0);
  } else if (kind == 2) {
    if (rnd(4)) { days(out, 0, 1); by = 1; }
    if (rnd(6) == 0) list(out, "BYMONTH", 1 + rnd(4), 1, 12, 0);
  } else if (kind == 3) {
    if (rnd(4) == 0) days(out, 0, 1);
    if (rnd(4) == 0) list(out, "BYMONTH", 1 + rnd(4), 1, 12, 0);
    if (rnd(4) == 0) list(out, "BYMONTHDAY", 1 + rnd(4), 1, 31, 1);
  }
  if (!date && kind < 4 && rnd(6) == 0) { list(out, "BYHOUR", 1 + rnd(3), 0, 23, 0); by = 1; }
  if (!date && kind < 4 && rnd(10) == 0) { list(out, "BYMINUTE", 1 + rnd(2), 0, 59, 0); by = 1; }
  if (by && kind < 3 && rnd(5) == 0) list(out, "BYSETPOS", 1 + rnd(2), 1, 3, 1);
  if (rnd(6) == 0) { strcat(out, ";WKST="); strcat(out, DAYS[rnd(7)]); }
  switch (rnd(4)) {
    case 0: { char p[32]; sprintf(p, ";COUNT=%d", 1 + rnd(40)); strcat(out, p); break; }
    case 1: { char p[32];
      if (date) sprintf(p, ";UNTIL=20%02d%02d%02d", 25 + rnd(8), 1 + rnd(12), 1 + rnd(28));
      else sprintf(p, ";UNTIL=20%02d%02d%02dT%02d%02d00", 25 + rnd(8), 1 + rnd(12), 1 + rnd(28), rnd(24), rnd(60));
      strcat(out, p); break; }
    default: break;
  }
}

static int printed;
static long minutes[200000];
static void found(icalcomponent *comp, struct icaltime_span *span, void *data) {
  (void)comp; (void)data;
  if (printed < 200000) minutes[printed++] = (long)span->start / 60;
}
static int order(const void *a, const void *b) {
  long x = *(const long *)a, y = *(const long *)b;
  return x < y ? -1 : x > y;
}
/* In order, each once (RFC 5545 3.8.5.3: duplicate instances are ignored). */
static void print_found(void) {
  qsort(minutes, (size_t)printed, sizeof *minutes, order);
  for (int i = 0, n = 0; i < printed && n < 30; i++)
    if (i == 0 || minutes[i] != minutes[i - 1]) printf("%s%ld", n++ ? " " : "", minutes[i]);
}

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 1000;
  icaltimezone_set_tzid_prefix("");
  for (int i = 0; i < count; i++) {
    int date = rnd(5) == 0;
    const char *zone = date ? "" : ZONES[rnd(8)];
    int y = 2024 + (int)rnd(3), m = 1 + (int)rnd(12), d = 1 + (int)rnd(28), h = (int)rnd(24), min = (int)rnd(4) * 15;
    char start[32], recur[600] = "", ex[64] = "", rd[64] = "";
    if (date) sprintf(start, "%04d%02d%02d", y, m, d);
    else sprintf(start, "%04d%02d%02dT%02d%02d00", y, m, d, h, min);
    rule(recur, date);
    int utc = !strcmp(zone, "Z");
    char *until = strstr(recur, ";UNTIL=");
    if (until && !date && *zone) strcat(recur, "Z");
    /* UNTIL stands last but for nothing: rule() writes it last. */
    struct icalrecurrencetype r = icalrecurrencetype_from_string(recur);
    if (r.freq == ICAL_NO_RECURRENCE) continue;
    struct icaltimetype st = icaltime_from_string(start);
    icalrecur_iterator *it = icalrecur_iterator_new(r, st);
    if (!it) continue;
    /* A start that the rule meets: what happens otherwise is undefined (RFC 5545 3.8.5.3). */
    struct icaltimetype first = icalrecur_iterator_next(it);
    if (icaltime_is_null_time(first)) { icalrecur_iterator_free(it); continue; }
    strcpy(start, icaltime_as_ical_string(first));
    struct icaltimetype second = icalrecur_iterator_next(it), third = icalrecur_iterator_next(it);
    icalrecur_iterator_free(it);
    if (!icaltime_is_null_time(second) && rnd(3) == 0) strcpy(ex, icaltime_as_ical_string(rnd(2) && !icaltime_is_null_time(third) ? third : second));
    if (rnd(4) == 0) {
      if (date) sprintf(rd, "20%02d%02d%02d", 26 + rnd(2), 1 + rnd(12), 1 + rnd(28));
      else sprintf(rd, "20%02d%02d%02dT%02d%02d00", 26 + rnd(2), 1 + rnd(12), 1 + rnd(28), rnd(24), rnd(60));
    }
    char tz[64] = "", z[2] = "";
    if (utc) strcpy(z, "Z");
    else if (*zone) sprintf(tz, ";TZID=%s", zone);
    else if (date) strcpy(tz, ";VALUE=DATE");
    char event[2000];
    int n = sprintf(event, "BEGIN:VEVENT\r\nUID:%d\r\nDTSTART%s:%s%s\r\nRRULE:%s\r\n", i, tz, start, z, recur);
    if (*ex) n += sprintf(event + n, "EXDATE%s:%s%s\r\n", tz, ex, z);
    if (*rd) n += sprintf(event + n, "RDATE%s:%s%s\r\n", date ? tz : "", rd, date || (!*tz && !*z) ? "" : "Z"); /* libical forgets an RDATE's TZID */
    n += sprintf(event + n, "DURATION:%s\r\nEND:VEVENT\r\n", date ? "P1D" : "PT1H");
    char cal[4000];
    sprintf(cal, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n", event);
    icalcomponent *c = icalparser_parse_string(cal);
    if (*zone && !utc) {
      icaltimezone *builtin = icaltimezone_get_builtin_timezone(zone);
      icalcomponent_add_component(c, icalcomponent_new_clone(icaltimezone_get_component(builtin)));
    }
    icalcomponent *e = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
    printf("%s\t%s%s\t%s\t%s%s\t%s%s\t", tz, start, z, recur, ex, *ex ? z : "", rd, *rd && !date && (*tz || *z) ? "Z" : "");
    printed = 0;
    icalcomponent_foreach_recurrence(e, icaltime_from_string("20240101T000000Z"), icaltime_from_string("20280101T000000Z"), found, NULL);
    print_found();
    printf("\n");
    icalcomponent_free(c);
  }
  return 0;
}
