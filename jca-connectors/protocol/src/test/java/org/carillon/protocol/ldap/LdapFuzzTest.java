package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.unboundid.asn1.ASN1Buffer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LdapFuzzTest {
  private static final String BASE = "dc=example,dc=test";

  private static byte[] message(ProtocolOp operation, boolean controlled) {
    ASN1Buffer buffer = new ASN1Buffer();
    LDAPMessage message =
        controlled
            ? new LDAPMessage(
                2,
                operation,
                new SimplePagedResultsControl(2),
                new ServerSideSortRequestControl(new SortKey("cn")),
                new VirtualListViewRequestControl(1, 0, 1, 0, null))
            : new LDAPMessage(2, operation);
    message.writeTo(buffer);
    return buffer.toByteArray();
  }

  private static ProtocolOp search(String filter) throws LDAPException {
    return new SearchRequestProtocolOp(
        BASE,
        SearchScope.SUB,
        DereferencePolicy.NEVER,
        0,
        0,
        false,
        Filter.create(filter),
        List.of("*", "+"));
  }

  @Test
  void arbitraryInputIsAnswered() throws Exception {
    byte[][] seeds = {
      message(new BindRequestProtocolOp("alice@example.test", "secret"), false),
      message(search("(&(|(cn=a*b*c)(sn>=x)(!(mail=*)))(ou:dn:2.5.13.2:=people))"), true),
      message(search("(anr=alice)"), false),
      message(search("(entryUUID=6fa459ea-ee8a-3ca4-894e-db77e160355e)"), true),
      message(
          new CompareRequestProtocolOp(
              "uid=alice,ou=people," + BASE, "cn", new ASN1OctetString("x")),
          false),
      message(new DeleteRequestProtocolOp("uid=alice,ou=people," + BASE), false),
      message(
          new ModifyRequestProtocolOp(
              "uid=alice,ou=people," + BASE,
              List.of(
                  new Modification(ModificationType.REPLACE, "cn", "Alice"),
                  new Modification(ModificationType.ADD, "userPassword", "secret"))),
          false),
      message(
          new AddRequestProtocolOp(
              "uid=carol,ou=people," + BASE,
              List.of(
                  new Attribute("objectClass", "person"),
                  new Attribute("cn", "Carol"),
                  new Attribute("sn", "C"))),
          false),
      message(
          new ExtendedRequestProtocolOp("1.3.6.1.4.1.4203.1.11.1", new ASN1OctetString("0\0")),
          false),
    };
    Random random = new Random(4511);
    MemoryDirectoryTree tree =
        new MemoryDirectoryTree().person("alice", "Alice A").person("bob", "Bob B");
    for (int round = 0; round < 5_000; round++) {
      LdapPipeline pipeline = new LdapPipeline(tree).encrypted();
      if (random.nextBoolean()) {
        pipeline.bind("alice@example.test", "secret");
      }
      for (int i = random.nextInt(3); i >= 0; i--) {
        byte[] octets = seeds[random.nextInt(seeds.length)].clone();
        for (int flips = random.nextInt(3); flips > 0; flips--) {
          octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        pipeline.octets(new String(octets, StandardCharsets.ISO_8859_1));
      }
      assertThatCode(pipeline::answers).as("round " + round).doesNotThrowAnyException();
    }
  }

  @Test
  void filterNestingIsLimited() {
    StringBuilder filter = new StringBuilder();
    int depth = 4_000;
    for (int i = 0; i < depth; i++) {
      filter.insert(0, element('\u00a2', filter.length()));
    }
    String search =
        element('\u0063', filter.length() + 20)
            + "\u0004\u0000\n\u0001\u0002\n\u0001\u0000\u0002\u0001\u0000\u0002\u0001\u0000\u0001\u0001\u0000"
            + filter
            + "\u0030\u0000";
    String message = "\u0002\u0001\u0001" + search;
    assertThatCode(
            () ->
                new LdapPipeline(new MemoryDirectoryTree())
                    .encrypted()
                    .bind("alice@example.test", "secret")
                    .octets(element('\u0030', message.length()) + message)
                    .answers())
        .doesNotThrowAnyException();
  }

  private static String element(char tag, int length) {
    return ""
        + tag
        + '\u0083'
        + (char) (length >> 16 & 0xff)
        + (char) (length >> 8 & 0xff)
        + (char) (length & 0xff);
  }
}
