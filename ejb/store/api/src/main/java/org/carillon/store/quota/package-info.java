/** What an account may hold, what it does hold, and counting that anew. */
package org.carillon.store.quota;
