package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.collection.ListsForm;

/** Creates, renames, colours and deletes the reader's own task lists. */
@Named("todoLists")
@RequestScoped
public class TodoListsPage {
  private static final ListsForm.Of THESE =
      new ListsForm.Of(CollectionKind.TASKS, "/todo-lists", "todo-lists");

  @Inject private TodoLists lists;
  @Inject private ListsForm form;

  public void create() {
    form.create(THESE);
  }

  /** Renames or recolours a list. */
  public void change() {
    form.change(THESE, getOwn());
  }

  /** Deletes a list; if it is not empty, only after confirmation. */
  public void remove() {
    form.remove(THESE, getOwn());
  }

  public List<ShownCalendar> getOwn() {
    return lists.all().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  public ListsForm getForm() {
    return form;
  }
}
