package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.collection.ListsForm;

/** Making, naming, colouring and deleting lists of tasks of one's own. */
@Named("todoLists")
@RequestScoped
public class TodoListsPage {
  private static final ListsForm.Of THESE =
      new ListsForm.Of(CollectionKind.TASKS, "/todo-lists", "todo-lists");

  @Inject private TodoLists lists;
  @Inject private ListsForm form;

  /** Makes one. */
  public void create() {
    form.create(THESE);
  }

  /** Gives one another name or colour. */
  public void change() {
    form.change(THESE, getOwn());
  }

  /** Deletes one; with something in it only when that was confirmed. */
  public void remove() {
    form.remove(THESE, getOwn());
  }

  /** The reader's own. */
  public List<ShownCalendar> getOwn() {
    return lists.all().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  /** What is typed and chosen. */
  public ListsForm getForm() {
    return form;
  }
}
