package org.carillon.webmail.read;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Detects trackers: invisible pictures and services that count readers; never loaded. */
final class Tracker {
  /** Pictures of this many pixels or fewer are invisible. */
  private static final int UNSEEN = 2;

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
  private static final Pattern CLEAR =
      Pattern.compile("(?i)(?:^|;)\\s*opacity\\s*:\\s*0(?:\\.0*)?\\s*(?:;|$)");
  private static final Pattern WIDTH = side("width");
  private static final Pattern HEIGHT = side("height");
  private static final Pattern SIDE = Pattern.compile("\\s*(\\d{1,4})(?:\\.\\d*)?(?:px)?\\s*");

  /** Tracking addresses of newsletter programs. */
  private static final List<Pattern> COUNTERS =
      List.of(
          counter("[^/]*list-manage\\d*\\.com/track/open"),
          counter("[^/]*mandrillapp\\.com/track/open"),
          counter("[^/]*/wf/open"),
          counter("[^/]*mailtrack\\.io/"),
          counter("[^/]*(?:google-analytics|googletagmanager)\\.com/"),
          counter("[^/]*doubleclick\\.net/"),
          counter("[^/]*facebook\\.com/(?:tr|email_open_log_pic)"),
          counter("[^/]*linkedin\\.com/emimp/"),
          counter("[^/]*(?:hubspot|hubspotemail|hubspotlinks)\\.[a-z]+/(?:e[23]t|e2t|cto)/"),
          counter("[^/]*(?:sidekickopen\\d*|getsidekick)\\.com/"),
          counter("[^/]*yesware\\.com/"),
          counter("[^/]*bananatag\\.com/"),
          counter("[^/]*cmail\\d*\\.com/t/.*/o\\.gif"),
          counter("[^/]*createsend\\d*\\.com/t/.*/o\\.gif"),
          counter("[^/]*(?:exct|exacttarget)\\.(?:net|com)/open\\.aspx"),
          counter("[^/]*/open\\.aspx"),
          counter("[^/]*sparkpostmail\\d*\\.com/"),
          counter("[^/]*(?:mailgun\\.org|mailgun\\.net)/o/"),
          counter("[^/]*/o/eJ"),
          counter("[^/]*awstrack\\.me/I0/"),
          counter("[^/]*klaviyomail\\.com/"),
          counter("[^/]*(?:trk\\.klclick\\d*)\\.com/"),
          counter("[^/]*returnpath\\.net/"),
          counter("[^/]*emltrk\\.com/"),
          counter("[^/]*litmus\\.com/"),
          counter("[^/]*/(?:track|tracking|trk)/(?:open|o|v|impression|pixel)\\b"),
          counter("[^/]*/(?:.*/)?(?:pixel|beacon|tracker)\\.(?:gif|png|php|aspx)"));

  private Tracker() {}

  private static Pattern side(String name) {
    return Pattern.compile("(?i)(?:^|;)\\s*(?:max-)?" + name + "\\s*:([^;]*)");
  }

  private static Pattern counter(String place) {
    return Pattern.compile("(?i)https?://" + place + ".*", Pattern.DOTALL);
  }

  /** Returns whether an address belongs to a tracking service. */
  static boolean isCounter(String address) {
    String bounded = address.substring(0, Math.min(address.length(), 500));
    return COUNTERS.stream().anyMatch(counter -> counter.matcher(bounded).matches());
  }

  /** Returns whether a picture is invisible. Style sheets that could reveal it are ignored. */
  static boolean isUnseen(Element picture) {
    String style = picture.attr("style");
    OptionalInt width = side(style, WIDTH, picture.attr("width"));
    OptionalInt height = side(style, HEIGHT, picture.attr("height"));
    boolean isPoint =
        width.isPresent()
            && height.isPresent()
            && width.getAsInt() <= UNSEEN
            && height.getAsInt() <= UNSEEN;
    boolean isHidden = HIDDEN.matcher(style).find() || CLEAR.matcher(style).find();
    return isPoint || isHidden && !picture.hasAttr("class") && !picture.hasAttr("id");
  }

  private static OptionalInt side(String style, Pattern declared, String attribute) {
    Matcher own = declared.matcher(style);
    Matcher number = SIDE.matcher(own.find() ? own.group(1).toLowerCase(Locale.ROOT) : attribute);
    return number.matches()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }
}
