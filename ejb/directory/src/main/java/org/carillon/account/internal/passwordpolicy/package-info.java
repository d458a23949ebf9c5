/** What new passwords must be like. */
package org.carillon.account.internal.passwordpolicy;
