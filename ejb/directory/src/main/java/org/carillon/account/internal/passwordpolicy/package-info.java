/** The rules for new passwords. */
package org.carillon.account.internal.passwordpolicy;
