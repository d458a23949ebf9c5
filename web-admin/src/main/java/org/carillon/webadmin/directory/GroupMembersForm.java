package org.carillon.webadmin.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.MembersChanged;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The members of a group, on its page. */
@Named("groupMembers")
@RequestScoped
public class GroupMembersForm {
  private static final int ROWS = 50;

  @Inject private GroupMembers members;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private FailureSentences sentences;
  @Inject private Notices notices;

  private Page<GroupMember> page = new Page<>(List.of(), Optional.empty());
  private String problem = "";

  /** Reads a part of the list. */
  public void load() {
    var request = new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
    Answer<Page<GroupMember>> part = members.list(visitor.caller(), group(), request);
    if (part instanceof Answer.Done<Page<GroupMember>>(Page<GroupMember> found)) {
      page = found;
    }
  }

  private String group() {
    return parameters.text("group");
  }

  /** Adds the typed members to the group. */
  public void add() {
    List<String> typed =
        Arrays.stream(getTyped().split("[\\s,;]+")).filter(each -> !each.isEmpty()).toList();
    Answer<MembersChanged> answer = members.add(visitor.caller(), group(), typed);
    if (answer.asFailure().orElse(null) instanceof Failure.Invalid invalid) {
      problem = sentences.of(invalid);
      FacesContext.getCurrentInstance().validationFailed();
      return;
    }
    answers.take(answer).ifPresent(done -> back(Notice.of("members.added", done.added())));
  }

  /** Removes the member whose button was pressed. */
  public void take() {
    String gone = parameters.text("take");
    answers
        .take(members.remove(visitor.caller(), group(), List.of(gone)))
        .ifPresent(done -> back(Notice.of("members.taken", gone)));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/group?group=" + Redirect.encoded(group()) + "#members");
  }

  public List<GroupMember> getMembers() {
    return page.items();
  }

  /** The key for the kind of a member. */
  public String kind(GroupMember member) {
    return "members.kind." + member.kind().name().toLowerCase(Locale.ROOT);
  }

  public boolean isMore() {
    return page.next().isPresent();
  }

  public String getNext() {
    return "group?group="
        + Redirect.encoded(group())
        + parameters.some("q").map(wanted -> "&q=" + Redirect.encoded(wanted)).orElse("")
        + page.next().map(after -> "&after=" + Redirect.encoded(after)).orElse("")
        + "#members";
  }

  public String getTyped() {
    return parameters.text("added");
  }

  /** The reason why the addition failed. */
  public String getProblem() {
    return problem;
  }
}
