/** Classes of service as objects of the directory, and who is in which, in memory. */
package org.carillon.account.internal.classes.entry;
