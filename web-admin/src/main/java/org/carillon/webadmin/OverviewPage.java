package org.carillon.webadmin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.carillon.cluster.Cluster;
import org.carillon.health.CheckUp;
import org.carillon.health.Health;
import org.carillon.web.Say;

/** What is wrong first, then the figures of the last day. */
@Named("overview")
@RequestScoped
public class OverviewPage {
  private static final Map<String, String> PAGES =
      Map.of("queue", "queue", "listeners", "listeners", "store", "store", "search", "store");

  @Inject private CheckUp checkUp;
  @Inject private Figures figures;
  @Inject private Cluster cluster;
  @Inject private Say say;

  private List<Health> parts;

  @PostConstruct
  void ask() {
    parts = checkUp.parts();
  }

  /** The parts that can't do their work, or need an administrator. */
  public List<Health> getTroubles() {
    return parts.stream().filter(part -> !part.sound()).toList();
  }

  /** All parts. */
  public List<Health> getParts() {
    return parts;
  }

  /** A part's name for people. */
  public String part(String key) {
    return say.knows("part." + key) ? say.of("part." + key) : key;
  }

  /** The page that shows more of a part; empty where none does. */
  public String page(String key) {
    return PAGES.getOrDefault(key, "");
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
