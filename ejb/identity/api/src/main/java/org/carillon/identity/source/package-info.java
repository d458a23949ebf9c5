/** Identity sources: programs that know users and accounts (ADR 148, ADR 153). */
package org.carillon.identity.source;
