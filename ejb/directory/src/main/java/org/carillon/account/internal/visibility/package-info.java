/** The rule for who may see whom in the directory. */
package org.carillon.account.internal.visibility;
