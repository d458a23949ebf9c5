package org.carillon.bench.dav;

import java.io.IOException;
import java.util.Locale;

/** The requests of calendar clients. Preparations are not measured. */
enum DavWork {
  /** A new event in a calendar that was empty when the run began. */
  PUT(4) {
    @Override
    void begin(DavVisit visit) throws IOException {
      visit.freshCalendar();
    }

    @Override
    int once(DavVisit visit) throws IOException {
      return visit.put();
    }
  },
  /** The complete events of a month, of 10,000 over ten years. */
  MONTH(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.month("<D:getetag/><C:calendar-data/>", "BEGIN:VCALENDAR");
    }
  },
  /** Their names and versions, which DAVx5 requests before it fetches new ones. */
  MONTH_TAGS(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.month("<D:getetag/>", "");
    }
  },
  /** The changes to ten events in a calendar of 10,000, for five devices. */
  SYNC(DavLoad.LARGE_ACCOUNTS) {
    @Override
    void begin(DavVisit visit) throws IOException {
      visit.firstToken();
    }

    @Override
    void prepare(DavVisit visit) throws IOException {
      visit.change();
    }

    @Override
    int once(DavVisit visit) throws IOException {
      return visit.changes();
    }
  },
  MULTIGET(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.hundred();
    }
  },
  /** The free time of twenty people within thirty days. */
  FREE_BUSY(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.freeBusy();
    }
  };

  final int connections;

  DavWork(int connections) {
    this.connections = connections;
  }

  /** Prepares a connection before the clock starts. */
  void begin(DavVisit visit) throws IOException {}

  void prepare(DavVisit visit) throws IOException {}

  /** Runs once; returns the number of results. */
  abstract int once(DavVisit visit) throws IOException;

  /** The name on the command line and in the output. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
