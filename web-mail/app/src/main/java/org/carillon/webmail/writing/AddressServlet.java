package org.carillon.webmail.writing;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.carillon.contacts.AddressSuggestion;
import org.carillon.contacts.ContactAccess;
import org.carillon.contract.answer.Answer;
import org.carillon.json.Json;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.planner.OfferedRooms;

/**
 * Completes a typed address ({@code q}) as JSON: a name, its addresses, their origin. With {@code
 * rooms} also rooms, and their state at the time in the event's fields. With {@code check} it tells
 * whether an address is known here: {@code unknown} if it is of an own domain and belongs to
 * nobody.
 */
@WebServlet("/addresses")
public class AddressServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST_TYPED = 200;
  private static final int MOST_OFFERED = 8;

  @Inject private transient ContactAccess contacts;
  @Inject private transient OfferedRooms rooms;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json; charset=utf-8");
    String check = parameters.text("check");
    String begun = parameters.text("q").strip();
    String answer;
    if (!check.isEmpty()) {
      answer = Json.createObjectBuilder().add("state", state(check)).build().toString();
    } else if (begun.isEmpty() || begun.length() > MOST_TYPED) {
      answer = "[]";
    } else {
      answer = offered(begun);
    }
    response.getWriter().append(answer);
  }

  private String state(String address) {
    boolean isUnknown =
        address.length() <= MOST_TYPED
            && contacts.isNobodys(visitor.caller(), address).equals(new Answer.Done<Boolean>(true));
    return isUnknown ? "unknown" : "";
  }

  private String offered(String begun) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    if (contacts.complete(visitor.caller(), begun, MOST_OFFERED)
        instanceof Answer.Done<List<AddressSuggestion>>(List<AddressSuggestion> found)) {
      for (AddressSuggestion one : found) {
        all.add(
            Json.createObjectBuilder()
                .add("name", one.name())
                .add("addresses", Json.createArrayBuilder(one.addresses()))
                .add("source", one.source().name()));
      }
    }
    if (!parameters.text("rooms").isEmpty()) {
      for (OfferedRooms.Room one : rooms.begun(begun)) {
        all.add(
            Json.createObjectBuilder()
                .add("name", one.name())
                .add("addresses", Json.createArrayBuilder(List.of(one.address())))
                .add("source", "ROOM")
                .add("note", one.note()));
      }
    }
    return all.build().toString();
  }
}
