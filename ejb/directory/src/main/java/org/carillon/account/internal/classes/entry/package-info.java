/**
 * Classes of service as objects of the directory, and the assignment of accounts to them, in
 * memory.
 */
package org.carillon.account.internal.classes.entry;
