/** Messages that the server writes to users about their account. */
package org.carillon.account.internal.message;
