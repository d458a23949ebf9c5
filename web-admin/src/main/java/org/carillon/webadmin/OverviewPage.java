package org.carillon.webadmin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import org.carillon.cluster.Cluster;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.web.Say;

/** What is wrong first, then the figures of the last day. */
@Named("overview")
@RequestScoped
public class OverviewPage {
  @Inject @Any private Instance<HealthCheck> checks;
  @Inject private Figures figures;
  @Inject private Cluster cluster;
  @Inject private Say say;

  private List<Health> parts;

  @PostConstruct
  void ask() {
    parts =
        checks.stream().map(HealthCheck::check).sorted(Comparator.comparing(Health::part)).toList();
  }

  /** The parts that can't do their work. */
  public List<Health> getTroubles() {
    return parts.stream().filter(part -> !part.ready()).toList();
  }

  /** All parts. */
  public List<Health> getParts() {
    return parts;
  }

  /** A part's name for people. */
  public String part(String key) {
    return say.knows("part." + key) ? say.of("part." + key) : key;
  }

  /** The figures with their lines. */
  public List<Sparkline> getFigures() {
    return figures.lines(say);
  }

  /** This node's name, and how many there are. */
  public String getNode() {
    var view = cluster.view();
    return view.clustered()
        ? say.of("overview.nodes", view.node(), view.members().size())
        : view.node();
  }
}
