package org.carillon.sieve.syntax;

/**
 * How much a script may be, and how much its run may take (RFC 5228 §2.10.5). An error names the
 * limit by the name it has here.
 *
 * @param scriptOctets of a script in UTF-8
 * @param commands commands and tests of a script
 * @param nesting how deep blocks and tests lie in each other; at least 15 (RFC 5228 §2.9, §5.2)
 * @param stringLength characters of one string
 * @param listLength strings of one list
 * @param errors how many are told of one script
 * @param actions actions of a run
 * @param redirects addresses a run may redirect to
 * @param steps commands, tests and comparisons of a run, long texts counted by their length: what
 *     bounds the processor's time, the same on every machine
 * @param variableLength characters of one variable; what is longer is cut (RFC 5229 §6), at least
 *     4000
 * @param variableOctets characters of all variables of a run
 * @param variables how many a run may have; at least 128 (RFC 5229 §6)
 * @param includes scripts that a run may include, and how deep (RFC 6609 §3)
 * @param bodyOctets how much of a message's body is looked at, and how much a changed one may have
 * @param traceLines how many lines are told of a run
 */
public record SieveLimits(
    int scriptOctets,
    int commands,
    int nesting,
    int stringLength,
    int listLength,
    int errors,
    int actions,
    int redirects,
    long steps,
    int variableLength,
    int variableOctets,
    int variables,
    int includes,
    int bodyOctets,
    int traceLines) {

  /** Those without a setting. */
  public static final SieveLimits DEFAULT =
      new SieveLimits(
          1 << 18, 4_000, 32, 1 << 16, 2_000, 20, 64, 16, 2_000_000, 8_000, 1 << 20, 512, 32,
          8 << 20, 2_000);

  /** The same for scripts of another length. */
  public SieveLimits withScript(int octets) {
    return new SieveLimits(
        octets,
        commands,
        nesting,
        stringLength,
        listLength,
        errors,
        actions,
        redirects,
        steps,
        variableLength,
        variableOctets,
        variables,
        includes,
        bodyOctets,
        traceLines);
  }

  /** The same for runs that may redirect to so many addresses. */
  public SieveLimits withRedirects(int most) {
    return new SieveLimits(
        scriptOctets,
        commands,
        nesting,
        stringLength,
        listLength,
        errors,
        actions,
        most,
        steps,
        variableLength,
        variableOctets,
        variables,
        includes,
        bodyOctets,
        traceLines);
  }
}
