package org.carillon.transport.internal.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import org.carillon.contract.stage.IntakeQuestion;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeQuestion.Helo;
import org.carillon.contract.stage.IntakeQuestion.Mail;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;

/** Accepts or rejects messages: each question goes to its stages. */
@ApplicationScoped
public class IntakePipeline {
  private final IntakeStages<Connect> connect;
  private final IntakeStages<Helo> helo;
  private final IntakeStages<Mail> mail;
  private final IntakeStages<Rcpt> rcpt;
  private final IntakeStages<Data> data;

  @Inject
  public IntakePipeline(
      @Any Instance<IntakeStage<Connect>> connect,
      @Any Instance<IntakeStage<Helo>> helo,
      @Any Instance<IntakeStage<Mail>> mail,
      @Any Instance<IntakeStage<Rcpt>> rcpt,
      @Any Instance<IntakeStage<Data>> data) {
    this(
        connect.stream().toList(),
        helo.stream().toList(),
        mail.stream().toList(),
        rcpt.stream().toList(),
        data.stream().toList());
  }

  /**
   * Creates the pipeline with these stages.
   *
   * @throws IllegalStateException if senders, recipients or messages have no stage
   */
  public IntakePipeline(
      Collection<IntakeStage<Connect>> connect,
      Collection<IntakeStage<Helo>> helo,
      Collection<IntakeStage<Mail>> mail,
      Collection<IntakeStage<Rcpt>> rcpt,
      Collection<IntakeStage<Data>> data) {
    if (mail.isEmpty() || rcpt.isEmpty() || data.isEmpty()) {
      // Without the transport's own rules this would be an open relay.
      throw new IllegalStateException("Stages of MAIL, RCPT or DATA are missing");
    }
    this.connect = new IntakeStages<>(connect);
    this.helo = new IntakeStages<>(helo);
    this.mail = new IntakeStages<>(mail);
    this.rcpt = new IntakeStages<>(rcpt);
    this.data = new IntakeStages<>(data);
  }

  /** Asks the stages of that question and logs their verdicts. */
  public Judgement judge(IntakeQuestion question) {
    Judgement judgement =
        switch (question) {
          case Connect asked -> connect.judge(asked);
          case Helo asked -> helo.judge(asked);
          case Mail asked -> mail.judge(asked);
          case Rcpt asked -> rcpt.judge(asked);
          case Data asked -> data.judge(asked);
        };
    StageLog.write(question, judgement);
    return judgement;
  }
}
