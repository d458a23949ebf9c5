package org.carillon.account.internal.tree;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.DirectoryTrees;

/** Gives LDAP listeners access to the directory. Writes have transactions of their own. */
@MessageDriven(name = "DirectoryTrees", messageListenerInterface = DirectoryTrees.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class DirectoryTreesPort implements DirectoryTrees {
  @Inject DirectoryTree tree;

  @Override
  public DirectoryTree open() {
    return tree;
  }
}
