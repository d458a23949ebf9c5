/** New names for accounts and domains that keep their identity. */
package org.carillon.account.renaming;
