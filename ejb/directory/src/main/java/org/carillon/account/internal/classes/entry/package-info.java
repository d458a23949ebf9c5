/** Classes of service as directory objects, and their assignment to accounts, in memory. */
package org.carillon.account.internal.classes.entry;
