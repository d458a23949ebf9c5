package org.carillon.protocol.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortResponseControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewResponseControl;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.protocol.ldap.entry.AttributeSelection;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.filter.AssertedFilter;
import org.carillon.protocol.ldap.filter.FilterCost;
import org.carillon.protocol.ldap.filter.FilterEvaluation;
import org.carillon.protocol.ldap.filter.Truth;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;

/** One search: entries are sent as they are found, unless they must be sorted. */
public final class SearchOperation {

  /** Receives the entries found. */
  @FunctionalInterface
  public interface Receiver {
    /** Takes an entry and its requested part. */
    void entry(Entry shown, Entry whole) throws IOException;
  }

  /** A million entries take minutes. */
  private static final Duration COPYING = Duration.ofHours(2);

  private final ClientTreeView reading;
  private final SearchRequestProtocolOp request;
  private final Receiver receiver;
  private final AttributeSelection selection;
  private boolean isOfCopy;

  public SearchOperation(
      ClientTreeView reading, SearchRequestProtocolOp request, Receiver receiver) {
    this.reading = reading;
    this.request = request;
    this.receiver = receiver;
    selection = new AttributeSelection(request.getAttributes(), request.typesOnly());
  }

  /** Returns the search for a client that copies everything: only the client's limits apply. */
  SearchOperation ofCopy() {
    isOfCopy = true;
    return this;
  }

  private void send(Entry entry) throws IOException {
    receiver.entry(selection.of(entry), entry);
  }

  /** Runs the search. */
  public LdapResult run(List<Control> given) throws IOException {
    Optional<DN> base = EntryNames.parsed(request.getBaseDN());
    if (base.isEmpty()) {
      return LdapResult.of(ResultCode.INVALID_DN_SYNTAX, "Malformed base DN");
    }
    SearchControls controls;
    try {
      controls = SearchControls.of(given);
    } catch (LDAPException e) {
      return LdapResult.of(ResultCode.PROTOCOL_ERROR, "Malformed control");
    }
    if (FilterCost.areTooMany(request.getFilter())) {
      return LdapResult.of(ResultCode.ADMIN_LIMIT_EXCEEDED, "Filter has too many terms");
    }
    Optional<LdapResult> refusal =
        controls.assertion().flatMap(each -> unmet(base.get(), each.getFilter()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (SearchPlan.of(reading, base.get(), request.getScope(), request.getFilter())) {
      case Answer.Done<List<Stage>>(List<Stage> stages) -> run(candidates(stages), controls);
      case Answer.Failed<List<Stage>>(Failure failure) -> LdapFailures.outcome(failure);
    };
  }

  /** Sends an entry that everybody may see, if it matches the search. */
  public LdapResult only(Entry entry) throws IOException {
    if (request.getScope().equals(SearchScope.BASE) || request.getScope().equals(SearchScope.SUB)) {
      if (FilterEvaluation.of(request.getFilter(), entry) == Truth.TRUE) {
        send(entry);
      }
    }
    return LdapResult.DONE;
  }

  private Optional<LdapResult> unmet(DN base, Filter filter) {
    return switch (reading.entry(base)) {
      case Answer.Done<Entry>(Entry entry) -> AssertedFilter.unmet(filter, entry);
      case Answer.Failed<Entry>(Failure failure) -> Optional.of(LdapFailures.outcome(failure));
    };
  }

  private SearchResults candidates(List<Stage> stages) {
    if (isOfCopy) {
      return new SearchResults(
          stages, request.getFilter(), Integer.MAX_VALUE, System.nanoTime() + COPYING.toNanos());
    }
    long most = reading.terms().time().toNanos();
    long wanted = TimeUnit.SECONDS.toNanos(request.getTimeLimit());
    return new SearchResults(
        stages,
        request.getFilter(),
        reading.terms().mostLookedAt(),
        System.nanoTime() + (wanted > 0 ? Math.min(most, wanted) : most));
  }

  private LdapResult run(SearchResults candidates, SearchControls controls) throws IOException {
    if (controls.sort().isPresent()) {
      return ordered(candidates, controls);
    }
    if (controls.view().isPresent()) {
      return LdapResult.of(
              ResultCode.SORT_CONTROL_MISSING, "Virtual list view requires the sort control")
          .with(List.of(view(0, 0, ResultCode.SORT_CONTROL_MISSING)));
    }
    return controls.paged().isPresent()
        ? page(candidates, controls.paged().get())
        : all(candidates);
  }

  private int sizeLimit() {
    int most = isOfCopy ? Integer.MAX_VALUE : reading.terms().mostEntries();
    return request.getSizeLimit() > 0 ? Math.min(request.getSizeLimit(), most) : most;
  }

  private LdapResult all(SearchResults candidates) throws IOException {
    int most = sizeLimit();
    for (int sent = 0; ; sent++) {
      switch (candidates.next()) {
        case SearchResults.Next.Found(Entry entry, String _) -> {
          if (sent == most) {
            return LdapResult.of(ResultCode.SIZE_LIMIT_EXCEEDED, "Size limit exceeded");
          }
          send(entry);
        }
        case SearchResults.Next end -> {
          return ended(end);
        }
      }
    }
  }

  private static LdapResult ended(SearchResults.Next end) {
    return switch (end) {
      case SearchResults.Next.Over(), SearchResults.Next.Found _ -> LdapResult.DONE;
      case SearchResults.Next.TooMany _ ->
          LdapResult.of(
              ResultCode.ADMIN_LIMIT_EXCEEDED,
              "No index covers the filter, and there are too many entries to check each");
      case SearchResults.Next.TooLong() ->
          LdapResult.of(ResultCode.TIME_LIMIT_EXCEEDED, "Time limit exceeded");
      case SearchResults.Next.Failed(Failure failure) -> LdapFailures.outcome(failure);
    };
  }

  /** RFC 2696 §3; the cookie only contains the position to continue from. */
  private LdapResult page(SearchResults candidates, SimplePagedResultsControl paged)
      throws IOException {
    String cookie = text(paged.getCookie());
    if (!cookie.isEmpty() && !candidates.goOn(cookie)) {
      return LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "Invalid cookie");
    }
    if (paged.getSize() == 0) {
      return LdapResult.DONE.with(List.of(paged("")));
    }
    int most = Math.min(paged.getSize(), reading.terms().mostEntries());
    String position = "";
    int sent = 0;
    while (true) {
      switch (candidates.next()) {
        case SearchResults.Next.Found(Entry entry, String there) -> {
          if (sent == most) {
            return LdapResult.DONE.with(List.of(paged(position)));
          }
          send(entry);
          position = there;
          sent++;
        }
        case SearchResults.Next.TooMany(String there) -> {
          return LdapResult.DONE.with(List.of(paged(there)));
        }
        case SearchResults.Next end -> {
          return ended(end).with(List.of(paged("")));
        }
      }
    }
  }

  private static Control paged(String cookie) {
    return new SimplePagedResultsControl(0, new ASN1OctetString(cookie));
  }

  private static String text(ASN1OctetString octets) {
    return octets == null ? "" : octets.stringValue();
  }

  /** RFC 2891 §2: all entries are found before any is sent. */
  private LdapResult ordered(SearchResults candidates, SearchControls controls) throws IOException {
    EntryOrder order = new EntryOrder(controls.sort().get().getSortKeys());
    if (order.hasTooManyKeys()) {
      return LdapResult.of(ResultCode.ADMIN_LIMIT_EXCEEDED, "Too many sort keys")
          .with(List.of(sorted(ResultCode.ADMIN_LIMIT_EXCEEDED)));
    }
    Optional<String> unknown = order.unknown();
    if (unknown.isPresent()) {
      LdapResult refused =
          LdapResult.of(ResultCode.NO_SUCH_ATTRIBUTE, "Unknown attribute " + unknown.get());
      return controls.sort().get().isCritical()
          ? refused.with(List.of(sorted(refused.code())))
          : all(candidates).with(List.of(sorted(refused.code())));
    }
    List<EntryOrder.Ranked> found = new ArrayList<>();
    SearchResults.Next next = candidates.next();
    while (next instanceof SearchResults.Next.Found(Entry entry, String _)) {
      found.add(order.ranked(entry));
      next = candidates.next();
    }
    if (!(next instanceof SearchResults.Next.Over)) {
      return ended(next).with(List.of(sorted(ResultCode.ADMIN_LIMIT_EXCEEDED)));
    }
    found.sort(order);
    List<Control> told = new ArrayList<>(List.of(sorted(ResultCode.SUCCESS)));
    if (controls.view().isPresent()) {
      return window(found, order, controls.view().get(), told);
    }
    return controls.paged().isPresent()
        ? pageOf(found, controls.paged().get(), told)
        : first(found, told);
  }

  private LdapResult first(List<EntryOrder.Ranked> found, List<Control> told) throws IOException {
    int most = Math.min(sizeLimit(), found.size());
    for (EntryOrder.Ranked one : found.subList(0, most)) {
      send(one.entry());
    }
    return (most < found.size()
            ? LdapResult.of(ResultCode.SIZE_LIMIT_EXCEEDED, "Size limit exceeded")
            : LdapResult.DONE)
        .with(told);
  }

  private LdapResult pageOf(
      List<EntryOrder.Ranked> found, SimplePagedResultsControl paged, List<Control> told)
      throws IOException {
    String cookie = text(paged.getCookie());
    int from;
    try {
      from = cookie.isEmpty() ? 0 : Integer.parseInt(cookie);
    } catch (NumberFormatException e) {
      from = -1;
    }
    if (from < 0) {
      return LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "Invalid cookie");
    }
    int begin = Math.min(from, found.size());
    int end =
        (int)
            Math.min(
                found.size(),
                (long) begin + Math.min(paged.getSize(), reading.terms().mostEntries()));
    for (EntryOrder.Ranked one : found.subList(begin, end)) {
      send(one.entry());
    }
    boolean more = end < found.size() && paged.getSize() > 0;
    told.add(
        new SimplePagedResultsControl(
            found.size(), new ASN1OctetString(more ? Integer.toString(end) : "")));
    return LdapResult.DONE.with(told);
  }

  /** Returns the part of a list that a client shows, around a position or a value. */
  private LdapResult window(
      List<EntryOrder.Ranked> found,
      EntryOrder order,
      VirtualListViewRequestControl view,
      List<Control> told)
      throws IOException {
    int target;
    if (view.getAssertionValue() != null) {
      target = 0;
      while (target < found.size()
          && order.compareFirst(found.get(target), view.getAssertionValue()) < 0) {
        target++;
      }
    } else if (view.getTargetOffset() < 1) {
      told.add(view(0, found.size(), ResultCode.OFFSET_RANGE_ERROR));
      return LdapResult.of(ResultCode.OFFSET_RANGE_ERROR, "Offset must be at least 1").with(told);
    } else {
      target = target(view, found.size());
    }
    int most = reading.terms().mostEntries();
    int before = Math.clamp(view.getBeforeCount(), 0, most);
    int behind = Math.clamp(view.getAfterCount(), 0, most);
    int from = Math.max(0, target - before);
    int to = Math.min(found.size(), target + behind + 1);
    for (EntryOrder.Ranked one : found.subList(Math.min(from, to), to)) {
      send(one.entry());
    }
    told.add(view(Math.min(target + 1, found.size() + 1), found.size(), ResultCode.SUCCESS));
    return LdapResult.DONE.with(told);
  }

  /** Converts a position in the client's estimated list to one in a list of this size. */
  private static int target(VirtualListViewRequestControl view, int size) {
    int offset = view.getTargetOffset();
    int believed = view.getContentCount();
    long place = believed == 0 ? offset : Math.round((double) offset * size / believed);
    return (int) Math.clamp(place - 1, 0, Math.max(0, size - 1));
  }

  private static Control sorted(ResultCode code) {
    return new ServerSideSortResponseControl(code, null, false);
  }

  private static Control view(int target, int size, ResultCode code) {
    return new VirtualListViewResponseControl(target, size, code, null);
  }
}
