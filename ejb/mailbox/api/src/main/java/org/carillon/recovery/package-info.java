/** What was deleted, brought back: holds that keep it, undelete, and an account as it once was. */
package org.carillon.recovery;
