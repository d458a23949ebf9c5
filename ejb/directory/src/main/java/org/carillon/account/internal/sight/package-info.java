/** Who sees whom in the directory. */
package org.carillon.account.internal.sight;
