/** Recovery of deleted data: holds, undelete, and an account's earlier states. */
package org.carillon.recovery;
