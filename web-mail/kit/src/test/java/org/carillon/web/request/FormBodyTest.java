package org.carillon.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBodyTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=x";

  private static int refusal(HttpServletRequest request, boolean signedIn) {
    int unread = FormBody.refusalUnread(request, signedIn);
    return unread != 0 || FormBody.fieldsFit(request) ? unread : 413;
  }

  @Test
  void senderWithoutSessionIsLimitedToASmallFormWithoutParts() {
    assertThat(refusal(post(FORM, 16_000), false)).isZero();
    assertThat(refusal(post(FORM, 16_001), false)).isEqualTo(413);
    assertThat(refusal(post(PARTS, 95_000_000), false)).isEqualTo(413);
    assertThat(refusal(post(PARTS, 100), false)).isEqualTo(413);
  }

  @Test
  void samlResponseHasALargerLimit() {
    var said = Map.of("method", "POST", "type", FORM, "path", "/saml");
    assertThat(refusal(request(said, 400_000), false)).isZero();
    assertThat(refusal(request(said, 400_001), false)).isEqualTo(413);
  }

  @Test
  void senderWithSessionHasALargerButBoundedLimit() {
    assertThat(refusal(post(FORM, 1_048_576), true)).isZero();
    assertThat(refusal(post(FORM, 1_048_577), true)).isEqualTo(413);
    assertThat(refusal(post(PARTS, 50_000_000, part("a.pdf", 49_000_000)), true)).isZero();
    assertThat(refusal(post(PARTS, 50_000_000, part(null, 49_000_000)), true)).isEqualTo(413);
  }

  @Test
  void indistinguishablePartsExceedTheLimit() {
    HttpServletRequest broken =
        request(Map.of("method", "POST", "type", PARTS, "parts", "broken"), 10_000);

    assertThat(FormBody.fieldsFit(broken)).isFalse();
    assertThat(FormBody.mayBeRead(broken)).isFalse();
    HttpServletRequest tooManyFields =
        request(Map.of("method", "POST", "type", FORM, "parts", "broken"), 10_000);
    assertThat(FormBody.fieldsFit(tooManyFields)).isFalse();
  }

  @Test
  void multipartFormsReserveMemoryForTheirHeaders() {
    assertThat(FormBody.held(post(FORM, 5_000))).isEqualTo(5_000);
    assertThat(FormBody.held(post(FORM, 9_000_000))).isEqualTo(1_048_576);
    assertThat(FormBody.held(post(PARTS, 90_000_000)))
        .isEqualTo(PartBounds.MOST_PARTS * 16_384 + PartBounds.MOST_HEADER_OCTETS);
  }

  @Test
  void bodyWithoutLengthIsRejected() {
    assertThat(refusal(post(FORM, -1), true)).isEqualTo(411);
    assertThat(refusal(request(Map.of("Transfer-Encoding", "chunked"), 12), true)).isEqualTo(411);
  }

  @Test
  void requestBodyIsDetectedForEveryMethod() {
    assertThat(FormBody.isIn(request(Map.of("method", "GET"), -1))).isFalse();
    assertThat(FormBody.isIn(request(Map.of("method", "GET"), 12))).isTrue();
    assertThat(FormBody.isIn(request(Map.of("method", "GET", "type", FORM), -1))).isTrue();
    assertThat(FormBody.isIn(request(Map.of("method", "PUT", "Transfer-Encoding", "chunked"), -1)))
        .isTrue();
    assertThat(FormBody.isIn(request(Map.of("method", "POST"), -1))).isTrue();
  }

  private static HttpServletRequest post(String type, long octets, Part... parts) {
    return request(Map.of("method", "POST", "type", type), octets, parts);
  }

  private static HttpServletRequest request(Map<String, String> said, long octets, Part... parts) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getMethod", said.get("method"));
    answers.put("getServletPath", said.getOrDefault("path", "/mail"));
    answers.put("getContentType", said.get("type"));
    answers.put("getContentLengthLong", octets);
    answers.put("getHeader", said.get("Transfer-Encoding"));
    answers.put("setAttribute", null);
    if (!said.containsKey("parts")) {
      answers.put("getParts", List.of(parts));
      answers.put("getParameterMap", Map.of());
    }
    return answering(HttpServletRequest.class, answers);
  }

  private static Part part(String fileName, long octets) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getSubmittedFileName", fileName);
    answers.put("getSize", octets);
    return answering(Part.class, answers);
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!answers.containsKey(method.getName())) {
                throw new IllegalStateException("Nobody may ask for " + method.getName());
              }
              return answers.get(method.getName());
            }));
  }
}
