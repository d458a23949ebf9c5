/**
 * Recovery of deleted data: holds that keep it, undelete, and an account's state at an earlier
 * moment.
 */
package org.carillon.recovery;
