package org.carillon.sieve.header;

import java.util.List;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.TextList;

/** The compared part of a MIME field (RFC 5703 §4.1). */
record MimeOption(Kind kind, TextList parameters) {

  /** The part of the value. */
  enum Kind {
    ALL,
    TYPE,
    SUBTYPE,
    CONTENT_TYPE,
    PARAMETER
  }

  static MimeOption of(CallArguments arguments, ScriptScope scope) {
    Kind kind = Kind.ALL;
    if (arguments.has("type")) {
      kind = Kind.TYPE;
    } else if (arguments.has("subtype")) {
      kind = Kind.SUBTYPE;
    } else if (arguments.has("contenttype")) {
      kind = Kind.CONTENT_TYPE;
    } else if (arguments.has("param")) {
      kind = Kind.PARAMETER;
    }
    if (kind != Kind.ALL && !arguments.has("mime")) {
      scope.error(arguments.at(), "Options for MIME fields need :mime (RFC 5703 §4.1)");
    }
    return new MimeOption(kind, arguments.texts("param").orElse(TextList.NONE));
  }

  boolean isAll() {
    return kind == Kind.ALL;
  }

  /** Adds the compared parts of a field's value. */
  void add(String value, ScriptRun run, List<String> to) {
    MimeValue parsed = MimeValue.parse(value);
    String type = parsed.value();
    int slash = type.indexOf('/');
    switch (kind) {
      case ALL -> to.add(DecodedText.of(value));
      case TYPE -> to.add(slash < 0 ? type : type.substring(0, slash));
      case SUBTYPE -> to.add(slash < 0 ? "" : type.substring(slash + 1));
      case CONTENT_TYPE -> to.add(type);
      case PARAMETER -> {
        for (String name : parameters.values(run)) {
          DecodedText.parameter(parsed.parameters(), name).ifPresent(to::add);
        }
      }
    }
  }
}
