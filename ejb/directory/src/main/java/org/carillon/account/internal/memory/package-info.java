/** Look-ups that every request makes: an address's destination and a digest's secret. */
package org.carillon.account.internal.memory;
