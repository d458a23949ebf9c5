/**
 * Identity sources: external programs that know users and say which accounts exist (ADR 148, ADR
 * 153).
 */
package org.carillon.identity.source;
