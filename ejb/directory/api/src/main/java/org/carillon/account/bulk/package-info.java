/** Operations on many accounts at once. */
package org.carillon.account.bulk;
