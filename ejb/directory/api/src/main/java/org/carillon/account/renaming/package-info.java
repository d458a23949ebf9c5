/** Other names for accounts and domains that stay who they are. */
package org.carillon.account.renaming;
