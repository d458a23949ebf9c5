/** The directory's objects as entries, for edges built from the declarations of their types. */
package org.carillon.account.internal.entry;
