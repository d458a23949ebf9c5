package org.carillon.policy.internal.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.dns.DnsType;
import org.carillon.database.SqlTransactions;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.bimi.mark.TestMarks;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.policy.brand.BrandState;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.settings.Settings;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an indicator is looked up once in the background, and shown if vouched for. */
class DueBrandLookupsTest {
  private static final IndicatorRequest CLAIM = new IndicatorRequest("bell.example", "default");
  private static final String PICTURE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\""
          + " viewBox=\"0 0 10 10\"><title>Bell</title><rect width=\"9\" height=\"9\"/></svg>";

  private static final TestMarks MARKS = new TestMarks();

  private final TestDatabase database = TestDatabase.emptied();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final BrandRows rows = new BrandRows(transactions);
  private final MemoryDns dns = new MemoryDns();
  private final CannedWeb web = new CannedWeb();
  private Settings settings =
      new DeclaredSettings().with(BrandSettings.TRUST_ANCHORS, List.of(MARKS.root()));
  private KnownBrands known;

  @BeforeEach
  void publish() {
    dns.text("_dmarc.bell.example", "v=DMARC1; p=reject")
        .text(
            "default._bimi.bell.example",
            "v=BIMI1; l=https://web.test/bell.svg; a=https://web.test/bell.pem")
        .add("web.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    web.with("web.test/bell.svg", octets(PICTURE));
    web.with("web.test/bell.pem", MARKS.document("bell.example", PICTURE));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void trust(String domain) {
    settings = new DeclaredSettings().with(BrandSettings.TRUSTED_DOMAINS, List.of(domain));
  }

  private DueBrandLookups turn() {
    known = new KnownBrands(settings);
    BrandLookup lookup =
        new BrandLookup(
            dns, new WebFetch(dns, web, settings), settings, InstantSource.fixed(TestMarks.NOW));
    return new DueBrandLookups(transactions, lookup, known, settings);
  }

  private void comes() throws SQLException {
    PendingBrandLookups notes = new PendingBrandLookups(transactions, settings);
    notes.note(CLAIM);
    boolean isNew = notes.write();
  }

  private LookedUpBrand lookedUp() throws SQLException, InterruptedException {
    comes();
    DueBrandLookups turn = turn();
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).as("a second time").isFalse();
    turn.learn();
    return rows.list("").getFirst();
  }

  private BrandOperations operations() {
    return new BrandOperations(transactions, settings);
  }

  private void run(String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  @Test
  void logoWithAMarkCertificateIsShown() throws Exception {
    LookedUpBrand brand = lookedUp();
    assertThat(brand.state()).isEqualTo(BrandState.PASS);
    assertThat(brand.authority()).isEqualTo(BrandAuthority.MARK);
    assertThat(brand.organization()).isEqualTo("Bell Foundry");
    assertThat(operations().shown(CLAIM)).hasValue(brand);
    assertThat(known.result(CLAIM).map(MethodResult::result)).hasValue("pass");
    assertThat(operations().picture(null, brand.digest()))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done ->
                assertThat(new String((byte[]) done.value(), StandardCharsets.UTF_8))
                    .startsWith("<svg ")
                    .contains("<rect width=\"9\" height=\"9\">"));
  }

  @Test
  void logoIsNotFetchedAgainForTheNextMessage() throws Exception {
    lookedUp();
    int dialled = web.dialled.size();
    comes();
    assertThat(turn().take()).isFalse();
    assertThat(web.dialled).hasSize(dialled);
  }

  @Test
  void pictureDifferingFromTheCertificateIsNotShown() throws Exception {
    web.with("web.test/bell.svg", octets(PICTURE.replace("9", "8")));
    LookedUpBrand brand = lookedUp();
    assertThat(brand.state()).isEqualTo(BrandState.FAIL);
    assertThat(brand.reason()).contains("differs from the one in the mark certificate");
    assertThat(operations().shown(CLAIM)).isEmpty();
  }

  @Test
  void trustedLogoIsShownWithoutACertificate() throws Exception {
    trust("bell.example");
    LookedUpBrand brand = lookedUp();
    assertThat(brand.authority()).isEqualTo(BrandAuthority.ADMINISTRATOR);
    assertThat(web.dialled).hasSize(1);
    assertThat(operations().shown(CLAIM)).hasValue(brand);
    trust("other.example");
    assertThat(operations().shown(CLAIM)).as("when that is over").isEmpty();
  }

  @Test
  void logoWithoutTrustIsNotFetched() throws Exception {
    dns.text("default._bimi.gong.example", "v=BIMI1; l=https://web.test/bell.svg")
        .text("_dmarc.gong.example", "v=DMARC1; p=reject");
    rows.ask(List.of(new IndicatorRequest("gong.example", "default")));
    DueBrandLookups turn = turn();
    assertThat(turn.take()).isTrue();
    assertThat(rows.list("gong.example").getFirst().state()).isEqualTo(BrandState.SKIPPED);
    assertThat(web.dialled).isEmpty();
    trust("other.example");
    run("delete from brand_indicator");
    comes();
    assertThat(rows.list("")).as("what could not be shown").isEmpty();
  }

  @Test
  void unsafePictureIsNotShown() throws Exception {
    trust("bell.example");
    web.with("web.test/bell.svg", octets(PICTURE.replace("<rect", "<script>1</script><rect")));
    LookedUpBrand brand = lookedUp();
    assertThat(brand.state()).isEqualTo(BrandState.FAIL);
    assertThat(brand.reason()).contains("script");
    assertThat(known.result(CLAIM).map(MethodResult::result)).hasValue("fail");
  }

  @Test
  void domainsWithoutOrDecliningIndicatorsShowNone() throws Exception {
    rows.ask(
        List.of(
            new IndicatorRequest("quiet.example", "default"),
            new IndicatorRequest("shy.example", "default")));
    dns.text("_dmarc.quiet.example", "v=DMARC1; p=reject")
        .text("_dmarc.shy.example", "v=DMARC1; p=reject")
        .text("default._bimi.shy.example", "v=BIMI1; l=; a=");
    DueBrandLookups turn = turn();
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).isTrue();
    assertThat(rows.list("quiet.example").getFirst().state()).isEqualTo(BrandState.NONE);
    assertThat(rows.list("shy.example").getFirst().state()).isEqualTo(BrandState.DECLINED);
  }

  @Test
  void shownLogoIsKeptWhileItsHostIsUnavailable() throws Exception {
    lookedUp();
    run("update brand_indicator set due = now()");
    web.busy("web.test/bell.pem");
    assertThat(turn().take()).isTrue();
    assertThat(operations().shown(CLAIM))
        .hasValueSatisfying(brand -> assertThat(brand.reason()).contains("503"));
    run("update brand_indicator set due = now(), valid_until = now()");
    assertThat(turn().take()).isTrue();
    assertThat(rows.list("").getFirst().state()).isEqualTo(BrandState.TEMPERROR);
    assertThat(operations().shown(CLAIM)).isEmpty();
  }

  @Test
  void trustChangeRepeatsLookups() throws Exception {
    web.with("web.test/bell.pem", new TestMarks().document("bell.example", PICTURE));
    assertThat(lookedUp().state()).isEqualTo(BrandState.FAIL);
    DeclaredSettings changing =
        new DeclaredSettings().with(BrandSettings.TRUST_ANCHORS, List.of(MARKS.root()));
    settings = changing;
    DueBrandLookups turn = turn();
    assertThat(turn.isChanged()).isFalse();
    changing.with(BrandSettings.TRUSTED_DOMAINS, List.of("bell.example"));
    assertThat(turn.isChanged()).isTrue();
    assertThat(turn.isChanged()).isFalse();
    assertThat(turn.take()).isTrue();
    assertThat(rows.list("").getFirst().authority()).isEqualTo(BrandAuthority.ADMINISTRATOR);
  }

  @Test
  void unusedLogoIsNotRefreshedAndLaterForgotten() throws Exception {
    lookedUp();
    run("update brand_indicator set asked = now() - interval '31 days'");
    turn().forget();
    assertThat(rows.list("").getFirst().due()).isEmpty();
    comes();
    assertThat(rows.list("").getFirst().due()).as("when mail comes again").isPresent();
    run("update brand_indicator set asked = now() - interval '91 days', due = null");
    turn().forget();
    assertThat(rows.list("")).isEmpty();
  }
}
