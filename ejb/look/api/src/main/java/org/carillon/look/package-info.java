/** How the pages of a domain look: its logo, colours and skin, and languages that were added. */
package org.carillon.look;
