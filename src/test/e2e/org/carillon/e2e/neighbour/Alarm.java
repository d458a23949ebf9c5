package org.carillon.e2e.neighbour;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.util.concurrent.LinkedBlockingQueue;

/** An EJB timer that the server persists. */
@Stateless
public class Alarm {
  static final LinkedBlockingQueue<String> RUNG = new LinkedBlockingQueue<>();

  @Resource TimerService timers;

  public void set(String name) {
    timers.createSingleActionTimer(10, new TimerConfig(name, true));
  }

  @Timeout
  void ring(jakarta.ejb.Timer timer) {
    RUNG.add(String.valueOf(timer.getInfo()));
  }
}
