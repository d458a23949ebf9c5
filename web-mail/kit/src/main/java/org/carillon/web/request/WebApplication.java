package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;

/** What an application says of itself; each has exactly one bean of this type. */
public interface WebApplication {

  /** The name of the cookie that holds its session's secret. */
  String cookie();

  /** Its first page after sign-in, within the application ({@code /mail}). */
  String home();

  /** Its pages that are for everybody, besides those to sign in and to hear of problems. */
  default Set<String> open() {
    return Set.of();
  }

  /** Its page where a password that is too old is replaced; empty where it has none. */
  default Optional<String> renewalPage() {
    return Optional.empty();
  }

  /** Its page where a second factor is set up, within the application; empty where it has none. */
  default Optional<String> secondFactorPage() {
    return Optional.empty();
  }

  /** Its page for who forgot the password, within the application; empty where it has none. */
  default Optional<String> forgottenPage() {
    return Optional.empty();
  }

  /** The base name of the bundle with its sentences. */
  String words();

  /** Whether its pages have the looks of domains, and speak languages that were added. */
  default boolean hasLooks() {
    return false;
  }

  /** The codes of the languages that it speaks (ISO 639). */
  List<String> languages();

  /**
   * Holds what a form brought that came without a sign-in, until its writer has signed in again.
   *
   * @return the page that gives it back, within the application; empty when nothing is held
   */
  default Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    return Optional.empty();
  }

  /**
   * Whether who sends a form without a sign-in may bring files with it, by what the request's
   * address and cookies prove; the form itself is not read.
   */
  default boolean takesFiles(HttpServletRequest stranger) {
    return false;
  }

  /** The largest form that anybody sends here, in octets, files included. */
  default long mostFormOctets() {
    return Long.MAX_VALUE;
  }

  /** Whether such a caller has anything to do here. */
  boolean admits(Caller caller);

  /**
   * Whether such a caller, who is admitted, is shown a page; others answer 403.
   *
   * @param page within the application ({@code /mail})
   */
  default boolean shows(String page, Caller caller) {
    return true;
  }
}
