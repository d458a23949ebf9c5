package org.carillon.web;

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

  @Test
  void aStrangerSendsAFormButNoMore() {
    assertThat(FormBody.refusal(post(FORM, 65_536), false)).isZero();
    assertThat(FormBody.refusal(post(FORM, 65_537), false)).isEqualTo(413);
    assertThat(FormBody.refusal(post(PARTS, 95_000_000), false)).isEqualTo(413);
  }

  @Test
  void whoHasSignedInSendsMoreButNoFieldsOfAnyLength() {
    assertThat(FormBody.refusal(post(FORM, 1_048_576), true)).isZero();
    assertThat(FormBody.refusal(post(FORM, 1_048_577), true)).isEqualTo(413);
    assertThat(FormBody.refusal(post(PARTS, 50_000_000, part("a.pdf", 49_000_000)), true)).isZero();
    assertThat(FormBody.refusal(post(PARTS, 50_000_000, part(null, 49_000_000)), true))
        .isEqualTo(413);
  }

  @Test
  void whatDoesNotTellItsLengthIsNotRead() {
    assertThat(FormBody.refusal(post(FORM, -1), true)).isEqualTo(411);
    assertThat(FormBody.refusal(request(Map.of("Transfer-Encoding", "chunked"), 12), true))
        .isEqualTo(411);
  }

  @Test
  void aBodyIsSeenWhateverTheMethod() {
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
    answers.put("getContentType", said.get("type"));
    answers.put("getContentLengthLong", octets);
    answers.put("getHeader", said.get("Transfer-Encoding"));
    answers.put("getParts", List.of(parts));
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
                throw new AssertionError("Nobody may ask for " + method.getName());
              }
              return answers.get(method.getName());
            }));
  }
}
