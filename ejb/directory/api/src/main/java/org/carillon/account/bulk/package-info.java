/** Many accounts at once. */
package org.carillon.account.bulk;
