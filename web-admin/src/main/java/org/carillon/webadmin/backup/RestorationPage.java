package org.carillon.webadmin.backup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.WorkState;
import org.carillon.web.Answers;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One restoration's progress or result. */
@Named("restoration")
@RequestScoped
public class RestorationPage {
  @Inject private Backups backups;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private Restoration shown;

  public void load() {
    answers
        .take(backups.restoration(visitor.caller(), parameters.text("id")))
        .ifPresent(found -> shown = found);
  }

  public Restoration getShown() {
    return shown;
  }

  /** Returns whether it is running. */
  public boolean isGoing() {
    return shown.state() == WorkState.RUNNING;
  }
}
